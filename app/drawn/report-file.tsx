import { PICTURE } from '@/components/report/picture-script';
import { PRINT } from '@/components/report/print';
import { ReportPage } from '@/components/report/report-page';
import { STYLE } from '@/components/report/styles';
import { wordsOf } from '@/components/report/words';
import { sourceHash } from '@/lib/server/links/canonical';
import type { DrawFile } from '@/lib/server/links/report-file';
import { documentOf } from './document-of';

/** In the file itself, since nobody sends headers with it: nothing is asked for, and nothing runs but the printing and pictures. */
const POLICY = [
  "default-src 'none'",
  `script-src ${sourceHash(PRINT)} ${sourceHash(PICTURE)}`,
  `style-src ${sourceHash(STYLE)}`,
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** A report as one file that opens from a disk. */
export const drawFile: DrawFile = async ({ answer, title, locale, about, print }) => ({
  html: await documentOf(
    <ReportPage
      answer={answer}
      link={{ name: title, expiresAt: null, viewerDates: undefined }}
      words={wordsOf(locale)}
      file={{ about, policy: POLICY, print }}
    />,
  ),
  policy: POLICY,
});
