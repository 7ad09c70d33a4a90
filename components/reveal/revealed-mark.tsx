'use client';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';

/** Says that whole numbers stand on the page, and takes them away again. */
export function RevealedMark({ hiddenByVendor, onHide }: { hiddenByVendor: number; onHide: () => void }) {
  const t = useTranslations('reveal');
  return (
    <>
      <span role="status" className="text-warn" data-testid="revealed">
        {t('shown')}
        {hiddenByVendor > 0 && t('hiddenByVendor', { count: hiddenByVendor })}
      </span>
      <Button onClick={onHide}>{t('hide')}</Button>
    </>
  );
}
