'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RevealButton, useMayReveal } from '@/components/reveal/reveal-button';
import { RevealedMark } from '@/components/reveal/revealed-mark';
import { type Revealed, revealCall } from '@/lib/queries/reveal';
import type { CallId } from './use-call';

type Numbers = Revealed<'callee' | 'caller' | 'transfer'>;

/** The button beside the title of a call, for who may see whole numbers; they stand below it while this call is open. */
export function useReveal(one: CallId): { readonly action: ReactNode; readonly shown: ReactNode } {
  const t = useTranslations('reveal');
  const mayReveal = useMayReveal();
  const [shown, setShown] = useState<Numbers | null>(null);
  if (!mayReveal) return { action: null, shown: null };
  if (shown === null) {
    return { action: <RevealButton ask={(reason) => revealCall(one, reason)} onShown={setShown} />, shown: null };
  }
  return {
    action: null,
    shown: (
      <div className="-mt-3 flex flex-wrap items-center gap-x-4 gap-y-1.5 px-(--gutter) pb-4 text-13">
        <dl className="flex flex-wrap gap-x-4 gap-y-1">
          {[...shown.numbers].map(([role, number]) => (
            <div key={role} className="flex gap-1.5">
              <dt className="text-ink-3">{t(role)}</dt>
              <dd className="font-medium text-ink tabular-nums">{number}</dd>
            </div>
          ))}
        </dl>
        <RevealedMark hiddenByVendor={shown.hiddenByVendor} onHide={() => setShown(null)} />
      </div>
    ),
  };
}
