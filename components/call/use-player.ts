'use client';
import { type RefCallback, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Line } from '@/lib/charts/transcript';

const SPEEDS = [1, 1.25, 1.5, 2];
/** Silence shorter than this is part of talking. */
const SILENCE_MS = 1_500;
/** Kept of a silence before the next word. */
const LEAD_MS = 300;
/** How somebody listens stays from call to call until the tab is closed. */
const KEPT = 'callboard-listening';

/** Where the recording is. Apart from the player's state, since it changes four times a second. */
export type Place = {
  readonly subscribe: (changed: () => void) => () => void;
  readonly seconds: () => number;
};

export type Player = {
  readonly audio: RefCallback<HTMLAudioElement>;
  /** Null while the page has none. */
  readonly media: () => HTMLAudioElement | null;
  readonly place: Place;
  readonly playing: boolean;
  /** Null until the recording says how long it is. */
  readonly length: number | null;
  readonly speed: number;
  readonly skipping: boolean;
  /** The recording could not be had. */
  readonly failed: boolean;
  readonly toggle: () => void;
  readonly seek: (seconds: number) => void;
  readonly faster: () => void;
  readonly skip: () => void;
  readonly retry: () => void;
};

/** Where the recording is, for what moves with it. */
export const useSeconds = ({ subscribe, seconds }: Place) => useSyncExternalStore(subscribe, seconds, () => 0);

/** Where the next line begins if this moment is silence, for longer than a breath; null where somebody speaks. */
function nextWord(lines: readonly Line[], ms: number): number | null {
  const timed = lines.filter((line): line is Line & { startMs: number } => line.startMs !== null && !line.turn.interim);
  const speaking = timed.some(({ startMs, endMs }) => startMs - LEAD_MS <= ms && ms < (endMs ?? startMs + SILENCE_MS));
  const next = timed.find(({ startMs }) => startMs > ms)?.startMs;
  return speaking || next === undefined || next - ms < SILENCE_MS ? null : next - LEAD_MS;
}

function kept(): { speed: number; skipping: boolean } {
  const [speed = '', skipping] = (sessionStorage.getItem(KEPT) ?? '').split(' ');
  return { speed: SPEEDS.find((each) => String(each) === speed) ?? 1, skipping: skipping === 'true' };
}
const keep = (speed: number, skipping: boolean) => sessionStorage.setItem(KEPT, `${speed} ${skipping}`);

function setRate(audio: HTMLAudioElement, rate: number): void {
  audio.playbackRate = rate;
  // What a recording that is loaded anew begins with.
  audio.defaultPlaybackRate = rate;
}

/** The audio element's state, as React sees it; `lines` tell where silence is. */
export function usePlayer(lines: readonly Line[]): Player {
  const element = useRef<HTMLAudioElement>(null);
  const listeners = useRef(new Set<() => void>());
  const [playing, setPlaying] = useState(false);
  const [length, setLength] = useState<number | null>(null);
  const [speed, setSpeed] = useState(1);
  const [skipping, setSkipping] = useState(false);
  const [failed, setFailed] = useState(false);
  const latest = useRef({ lines, skipping });
  latest.current = { lines, skipping };

  const audio = useCallback((audio: HTMLAudioElement | null) => {
    element.current = audio;
    if (!audio) return;
    const listening = kept();
    setRate(audio, listening.speed);
    setSpeed(listening.speed);
    setSkipping(listening.skipping);
    const tick = () => {
      for (const changed of listeners.current) changed();
      const word = latest.current.skipping && !audio.paused && nextWord(latest.current.lines, audio.currentTime * 1000);
      if (typeof word === 'number') audio.currentTime = word / 1000;
    };
    const stop = new AbortController();
    const on = (name: keyof HTMLMediaElementEventMap, then: () => void) =>
      audio.addEventListener(name, then, { signal: stop.signal });
    on('timeupdate', tick);
    on('seeking', tick);
    on('seeked', tick);
    on('play', () => setPlaying(true));
    on('pause', () => setPlaying(false));
    on('durationchange', () => setLength(Number.isFinite(audio.duration) ? audio.duration : null));
    on('error', () => setFailed(true));
    on('loadedmetadata', () => setFailed(false));
    if (audio.error) setFailed(true);
    if (Number.isFinite(audio.duration)) setLength(audio.duration);
    return () => {
      audio.pause();
      stop.abort();
      element.current = null;
    };
  }, []);

  const steady = useMemo(
    () => ({
      media: () => element.current,
      place: {
        subscribe: (changed: () => void) => {
          listeners.current.add(changed);
          return () => listeners.current.delete(changed);
        },
        seconds: () => element.current?.currentTime ?? 0,
      },
      toggle: () => {
        const { current } = element;
        // A browser may refuse to play; it then stays paused, and says so by itself.
        if (current?.paused) current.play().catch(() => setPlaying(false));
        else current?.pause();
      },
      seek: (to: number) => {
        if (element.current) element.current.currentTime = Math.max(0, to);
      },
      retry: () => {
        setFailed(false);
        element.current?.load();
      },
    }),
    [],
  );

  return {
    ...steady,
    audio,
    playing,
    length,
    speed,
    skipping,
    failed,
    faster: () => {
      const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
      if (element.current) setRate(element.current, next);
      setSpeed(next);
      keep(next, skipping);
    },
    skip: () => {
      setSkipping(!skipping);
      keep(speed, !skipping);
    },
  };
}
