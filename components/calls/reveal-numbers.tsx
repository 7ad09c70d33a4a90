'use client';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { RevealButton, useMayReveal } from '@/components/reveal/reveal-button';
import { RevealedMark } from '@/components/reveal/revealed-mark';
import type { NumbersInput } from '@/lib/api/calls';
import { type Revealed, revealNumbers } from '@/lib/queries/reveal';

const NONE: ReadonlyMap<string, string> = new Map();
const WholeNumbers = createContext(NONE);

/** A number of the list: whole where it was revealed, else as it came. */
export function ShownNumber({ id, number }: { id: string; number: string }) {
  return useContext(WholeNumbers).get(id) ?? number;
}

type Shown = Revealed<string> & { readonly pages: number };

/**
 * Around the table of numbers, for who may see them whole: those of the pages that are here. Pages that come later are
 * masked until they, too, are asked for. Give it the filters as its key: another list begins masked.
 */
export function RevealNumbers({ input, pages, children }: { input: NumbersInput; pages: number; children: ReactNode }) {
  const mayReveal = useMayReveal();
  const [shown, setShown] = useState<Shown | null>(null);
  const known = shown?.pages ?? 0;
  const missing = Array.from({ length: Math.max(0, pages - known) }, (_, at) => known + at + 1);
  const ask = async (reason: string): Promise<Shown> => {
    const more = await revealNumbers(input, missing, reason);
    return {
      numbers: new Map([...(shown?.numbers ?? []), ...more.numbers]),
      hiddenByVendor: (shown?.hiddenByVendor ?? 0) + more.hiddenByVendor,
      pages,
    };
  };
  return (
    <WholeNumbers value={shown?.numbers ?? NONE}>
      {mayReveal && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-(--gutter) pb-3 text-13">
          {missing.length > 0 && <RevealButton ask={ask} onShown={setShown} />}
          {shown !== null && <RevealedMark hiddenByVendor={shown.hiddenByVendor} onHide={() => setShown(null)} />}
        </div>
      )}
      {children}
    </WholeNumbers>
  );
}
