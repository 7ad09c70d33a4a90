import { VERIFY_STYLES, VerifyPage } from '@/components/report/verify-page';
import { VERIFY_SCRIPT } from '@/components/report/verify-script';
import { TEXTS } from '@/lib/messages/load';
import { sourceHash } from '@/lib/server/links/canonical';
import type { DrawVerify } from '@/lib/server/links/verify-page';
import { documentOf } from './document-of';

/** In the page itself, too, since a saved copy has no headers. It asks nobody but us, and only where somebody presses. */
const POLICY = [
  "default-src 'none'",
  `script-src ${sourceHash(VERIFY_SCRIPT)}`,
  `style-src ${sourceHash(VERIFY_STYLES)}`,
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** The page that checks files. */
export const drawVerify: DrawVerify = async (locale, own) => ({
  html: await documentOf(<VerifyPage locale={locale} own={own} policy={POLICY} words={TEXTS[locale].verify.script} />),
  policy: POLICY,
});
