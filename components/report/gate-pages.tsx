import { Document } from './document';
import type { Words } from './words';

/** Whatever the reason: one page for every link that shows nothing. */
export function GonePage({ words }: { words: Words }) {
  const { r } = words;
  return (
    <Document title={r('gone.title')} words={words}>
      <main className="gate">
        <h1>{r('gone.title')}</h1>
        <p className="say">{r('gone.text')}</p>
      </main>
    </Document>
  );
}

/** Asks for the password; a form, so that it works without a script. */
export function LockedPage({
  words,
  action,
  wrong,
  apart,
}: {
  words: Words;
  action: string;
  wrong?: 'password' | 'wait' | undefined;
  /** In a frame that may keep no password: where the page is on its own. */
  apart?: string | undefined;
}) {
  const { r } = words;
  return (
    <Document title={r('locked.title')} words={words}>
      <main className="gate">
        <h1>{r('locked.title')}</h1>
        <p className="say">{r('locked.text')}</p>
        <form method="post" action={action}>
          <label>
            {r('locked.password')}
            <input
              type="password"
              name="password"
              required
              maxLength={200}
              autoComplete="off"
              {...(wrong && { 'aria-invalid': true, 'aria-describedby': 'wrong' })}
            />
          </label>
          {wrong && (
            <p id="wrong" role="alert" className="err">
              {wrong === 'wait' ? r('locked.wait') : r('locked.wrong')}
            </p>
          )}
          <button type="submit">{r('locked.open')}</button>
        </form>
        {apart !== undefined && (
          <p className="say">
            {r('locked.frame')}{' '}
            <a href={apart} target="_blank" rel="noreferrer">
              {r('locked.apart')}
            </a>
          </p>
        )}
      </main>
    </Document>
  );
}

/** The vendor gives nothing and nothing is remembered; or the address asks for dates that the link does not show. */
export function FailedPage({
  words,
  reason,
  outside,
  home,
  requestId,
}: {
  words: Words;
  reason: string;
  outside: boolean;
  home: string;
  requestId: string;
}) {
  const { r } = words;
  const title = r(outside ? 'failed.datesTitle' : 'failed.title');
  return (
    <Document title={title} words={words}>
      <main className="gate">
        <h1>{title}</h1>
        <p className="say">{outside ? r('failed.dates') : r('failed.text', { reason })}</p>
        {outside && (
          <p className="say">
            <a href={home}>{r('failed.all')}</a>
          </p>
        )}
        <p className="m3">{r('failed.request', { id: requestId })}</p>
      </main>
    </Document>
  );
}
