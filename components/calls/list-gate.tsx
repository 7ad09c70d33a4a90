'use client';
import { type ComponentProps, lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { LoadingState } from '@/components/charts/widget-states';
import type { WhyNoList as Why } from './why-no-list';

// Most lists come, and these pages are near their limit of weight.
const WhyNoList = lazy(() => import('./why-no-list').then(({ WhyNoList: why }) => ({ default: why })));

/** What stands in the list's place: that it is on its way, or why there is none. */
export function NoList(props: ComponentProps<typeof Why>) {
  const t = useTranslations('calls');
  const { what, source, unsupported, failure } = props;
  const name = what === 'calls' ? t('title') : t('numbers.title');
  const loading = <LoadingState name={name} shape="table" height={520} source={source} />;
  return (
    <div className="border-t border-line px-(--gutter) pt-5">
      {unsupported || failure ? (
        <Suspense fallback={loading}>
          <WhyNoList {...props} />
        </Suspense>
      ) : (
        loading
      )}
    </div>
  );
}
