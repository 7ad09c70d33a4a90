'use client';
import { useCallback } from 'react';
import { barsOf, SIDES, type Side, type Wave } from '@/lib/charts/waveform';

const BAR = 3;
const SPACING = 5;
const COLOURS = { robot: 'var(--robot)', customer: 'var(--customer)', unknown: 'var(--neutral)' };

/** A colour as a canvas takes it: variables, and what depends on the theme, resolved where the picture stands. */
function resolved(element: HTMLElement, colour: string): string {
  element.style.color = colour;
  const { color } = getComputedStyle(element);
  element.style.color = '';
  return color;
}

/** The robot rises from the middle, the customer hangs from it, and what belongs to nobody is on both sides. */
function draw(side: Side, levels: Float32Array, context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  const ratio = Math.max(1, window.devicePixelRatio);
  const bars = barsOf(levels, Math.max(1, Math.floor(width / ratio / SPACING)));
  const middle = height / 2;
  bars.forEach((bar, at) => {
    const rise = Math.round(bar * (middle - ratio));
    if (rise === 0) return;
    const top = side === 'customer' ? middle + ratio / 2 : middle - rise - ratio / 2;
    context.fillRect(at * SPACING * ratio, top, BAR * ratio, side === 'unknown' ? 2 * rise + ratio : rise);
  });
}

/** The recording's picture over its length, what was played in full colour; it says nothing that the slider does not. */
export function Waveform({ wave, media }: { wave: Wave; media: () => HTMLAudioElement | null }) {
  const show = useCallback(
    (element: HTMLDivElement | null) => {
      const audio = media();
      if (!element || !audio) return;
      const gone = new AbortController();
      void import('wavesurfer.js').then(({ default: WaveSurfer }) => {
        if (gone.signal.aborted) return;
        const height = element.clientHeight;
        const look = () => ({
          cursorColor: resolved(element, 'var(--ink)'),
          splitChannels: SIDES.map((side) => ({
            height,
            overlay: true,
            waveColor: resolved(element, `color-mix(in srgb, ${COLOURS[side]} 45%, var(--canvas))`),
            progressColor: resolved(element, COLOURS[side]),
            renderFunction: (_: unknown, context: CanvasRenderingContext2D) => draw(side, wave.levels[side], context),
          })),
        });
        const picture = WaveSurfer.create({
          container: element,
          media: audio,
          peaks: SIDES.map((side) => wave.levels[side]),
          duration: wave.seconds,
          height,
          cursorWidth: 2,
          // The slider above it takes the clicks.
          interact: false,
          hideScrollbar: true,
          cspNonce: document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '',
          ...look(),
        });
        const theme = () => picture.setOptions(look());
        const themes = new MutationObserver(theme);
        themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
        const dark = matchMedia('(prefers-color-scheme: dark)');
        dark.addEventListener('change', theme, { signal: gone.signal });
        gone.signal.addEventListener('abort', () => {
          themes.disconnect();
          picture.destroy();
        });
      });
      return () => gone.abort();
    },
    [wave, media],
  );
  return <div ref={show} aria-hidden="true" data-testid="waveform" className="h-full" />;
}
