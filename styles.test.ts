import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { STYLE } from './components/report/styles';

test('a report that is sent by link has the colours of the product', () => {
  const tokens = readFileSync(new URL('./app/globals.css', import.meta.url), 'utf8');
  const own = [...STYLE.matchAll(/--([\w-]+):light-dark\((#\w+),(#\w+)\)/g)];
  expect(own.length).toBeGreaterThan(20);
  for (const [, name, light, dark] of own) expect(tokens, name).toContain(`--${name}: light-dark(${light}, ${dark});`);
});
