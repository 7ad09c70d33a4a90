'use client';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { BOX } from './search-box';

type Ends = readonly [string, string];

const wholeText = (text: string) => (/^\d+$/.test(text.trim()) ? String(Number(text)) : '');

/** Two numbers in their order, whichever was typed first; what is none is left out. */
function orderedEnds(low: string, high: string): Ends {
  const [min, max] = [wholeText(low), wholeText(high)];
  return min !== '' && max !== '' && Number(min) > Number(max) ? [max, min] : [min, max];
}

/** From … to …, both included. Taken over with Enter or on leaving. */
export function SpanInput({
  name,
  unit,
  min,
  max,
  onChange,
}: {
  name: string;
  unit?: string;
  min: number | undefined;
  max: number | undefined;
  onChange: (ends: Ends) => void;
}) {
  const t = useTranslations('calls.filter');
  const box = useRef<HTMLFieldSetElement>(null);
  const known: Ends = [min === undefined ? '' : String(min), max === undefined ? '' : String(max)];
  const take = () => {
    const [low, high] = [...(box.current?.querySelectorAll('input') ?? [])].map(({ value }) => value);
    const ends = orderedEnds(low ?? '', high ?? '');
    if (ends[0] !== known[0] || ends[1] !== known[1]) onChange(ends);
  };
  const input = (end: 'min' | 'max') => (
    <input
      // Another value in the address is another box.
      key={`${end} ${known.join()}`}
      inputMode="numeric"
      maxLength={5}
      aria-label={t(end, { name })}
      defaultValue={known[end === 'min' ? 0 : 1]}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
      className={classes(BOX, 'w-14 px-1.5! text-center max-tab:w-16')}
    />
  );
  return (
    <fieldset ref={box} className="flex items-center gap-1.5 text-12 text-ink-3 max-tab:w-full">
      <legend className="sr-only">{name}</legend>
      <span aria-hidden="true" className="mr-0.5 max-tab:w-24">
        {name}
      </span>
      {input('min')}–{input('max')}
      {unit}
    </fieldset>
  );
}
