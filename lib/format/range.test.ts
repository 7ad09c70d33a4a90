import { expect, test } from 'vitest';
import { daysOfPreset, PRESETS, presetOfDays } from './range';

const ZONE = 'Asia/Shanghai';
/** 00:30 on 13 November in Shanghai, still the 12th in UTC. */
const NOW = Date.parse('2025-11-12T16:30:00.000Z');

test('today is today in the source’s zone', () => {
  expect(daysOfPreset('today', NOW, ZONE)).toEqual({ from: '2025-11-13', to: '2025-11-13' });
  expect(daysOfPreset('yesterday', NOW, ZONE)).toEqual({ from: '2025-11-12', to: '2025-11-12' });
});

test('seven days include today', () => {
  expect(daysOfPreset('days7', NOW, ZONE)).toEqual({ from: '2025-11-07', to: '2025-11-13' });
});

test('a preset is found again from its dates, and other dates are nobody’s', () => {
  for (const preset of PRESETS) expect(presetOfDays(daysOfPreset(preset, NOW, ZONE), NOW, ZONE)).toBe(preset);
  expect(presetOfDays({ from: '2025-11-01', to: '2025-11-13' }, NOW, ZONE)).toBeNull();
});
