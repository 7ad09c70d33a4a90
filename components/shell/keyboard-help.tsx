'use client';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/marks';
import type { Preset } from '@/lib/format/range';
import { RANGE_KEYS } from './places';
import { areKeysOn, turnKeys } from './preferences';

const CALL_KEYS = [
  { key: '␣', name: 'play' },
  { key: ', .', name: 'jump' },
  { key: 'J K', name: 'turn' },
  { key: 'F', name: 'find' },
  { key: 'P N', name: 'call' },
  { key: 'B', name: 'list' },
  { key: 'I', name: 'interim' },
  { key: 'C', name: 'copy' },
] as const;

const LIST_KEYS = [
  { key: 'K J', name: 'row' },
  { key: '⏎', name: 'open' },
] as const;

/** Every key of this page, and the switch that turns single keys off. */
export function KeyboardHelp({ offers, onClose }: { offers: readonly Preset[]; onClose: () => void }) {
  const t = useTranslations('shell');
  const common = useTranslations('common.action');
  const [on, setOn] = useState(areKeysOn);
  const call = useTranslations('call.keys');
  const pathname = usePathname();
  const own = pathname.startsWith('/calls/') ? CALL_KEYS : /^\/tasks\/.+\/calls$/.test(pathname) ? LIST_KEYS : [];
  const lines = [
    ...own.map(({ key, name }) => ({ key, text: call(name) })),
    ...offers.map((offer) => ({ key: RANGE_KEYS[offer], text: t('keys.range', { name: t(`range.${offer}`) }) })),
    { key: 'T', text: t('keys.theme') },
    { key: 'L', text: t('keys.language') },
    { key: '← →', text: t('keys.points') },
    { key: 'Esc', text: t('keys.close') },
    { key: '?', text: t('keys.help') },
  ];
  return (
    <Dialog title={t('keys.label')} closeLabel={common('close')} onClose={onClose}>
      <dl className="grid grid-cols-[64px_1fr] gap-y-1.5">
        {lines.map(({ key, text }) => (
          <div key={key} className="col-span-full grid grid-cols-subgrid items-baseline">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd className="text-ink-2">{text}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 flex items-center justify-between gap-4 border-t border-line pt-3">
        <span role="status">{on ? t('keys.on') : t('keys.off')}</span>
        <Button
          onClick={() => {
            turnKeys(!on);
            setOn(!on);
          }}
        >
          {on ? t('keys.turnOff') : t('keys.turnOn')}
        </Button>
      </div>
    </Dialog>
  );
}
