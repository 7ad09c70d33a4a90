'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ToolButton } from '@/components/ui/tool-button';
import { useChartFacts } from './chart-facts';

/** Saves the chart of its section as a picture. What draws it is loaded by the first press. */
export function PictureButton({ formula }: { formula?: string | undefined }) {
  const t = useTranslations('common.picture');
  const facts = useChartFacts();
  const [failed, setFailed] = useState(false);
  if (!facts) return null;
  return (
    <ToolButton
      icon="image"
      label={failed ? t('failed') : t('save')}
      onClick={({ currentTarget }) => {
        const section = currentTarget.closest('section');
        if (!section) return;
        void import('./save-picture')
          .then(({ savePicture }) => savePicture(section, facts, formula))
          .then(
            (saved) => setFailed(!saved),
            () => setFailed(true),
          );
      }}
    />
  );
}
