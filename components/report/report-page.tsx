import type { ReactNode } from 'react';
import type { SharedAnswer } from '@/lib/model/shared-report';
import { localDate } from '@/lib/model/time';
import { About } from './about';
import { CallReport } from './call-report';
import { Document } from './document';
import { InboundReport } from './inbound-report';
import { Notes } from './notes';
import { Hatch } from './parts';
import { pictureFacts } from './picture-facts';
import { TaskReport } from './task-report';
import type { Words } from './words';

export type ReportLink = {
  readonly name: string;
  readonly expiresAt: string | null;
  readonly viewerDates: { readonly from: string; readonly to: string } | undefined;
};

/** A report that is a file: what it says of itself, its policy, and whether it was opened to be printed. */
export type ReportFile = {
  readonly about: readonly (readonly [string, string])[];
  readonly policy: string;
  readonly print: boolean;
};

/** Where the same report can be had as a file: the address, to which an ending comes, and the dates. */
export type Downloads = { readonly address: string; readonly search: string };

type Shown = { readonly answer: SharedAnswer; readonly link: ReportLink; readonly words: Words };
type Extras = { readonly file?: ReportFile | undefined; readonly downloads?: Downloads | undefined };

/** What it is a report of; the name of the link stands above it. */
const titleOf = ({ answer: { data }, link }: Shown) =>
  data.task?.name ?? data.call?.callee ?? (data.inbound ? data.source.name : link.name);

function Say({ answer: { data }, words }: Shown) {
  const { formats, r } = words;
  const { timeZone } = data.source;
  if (data.stat) {
    const { range, calls, numbers } = data.stat;
    if (calls.answered === null || numbers.done === null) return null;
    const values = {
      answered: formats.number(calls.answered),
      done: formats.number(numbers.done),
      total: formats.number(numbers.total),
      b: (text: ReactNode) => <b>{text}</b>,
    };
    return (
      <p className="say">
        {range === null
          ? r.rich('say.taskWhole', values)
          : r.rich('say.task', { ...values, range: formats.range(range, timeZone) })}
      </p>
    );
  }
  if (data.inbound) {
    return <p className="say">{r('say.inbound', { range: formats.range(data.inbound.range, timeZone) })}</p>;
  }
  if (data.call?.dialedAt && data.call.talkSeconds !== null) {
    const { dialedAt, talkSeconds } = data.call;
    return (
      <p className="say">
        {r('say.call', { time: formats.dateTime(dialedAt, timeZone), talk: formats.position(talkSeconds) })}
      </p>
    );
  }
  return null;
}

const DAY_MS = 86_400_000;
const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The spans that are asked for most, inside the owner's window: links, so that they work without a script. */
function Presets({ min, max, from, to, words: { r } }: Span & { words: Words }) {
  const spans = [7, 14]
    .map((days) => ({ days, first: shifted(max, 1 - days) }))
    .filter(({ first }) => first > min)
    .map(({ days, first }) => ({ first, text: r('dates.last', { days }) }));
  return (
    <nav className="presets noprint" aria-label={r('dates.presets')}>
      {[...spans, { first: min, text: r('dates.whole') }].map(({ first, text }) => (
        <a
          key={first}
          href={`?from=${first}&to=${max}`}
          {...(first === from && max === to && { 'aria-current': 'true' })}
        >
          {text}
        </a>
      ))}
    </nav>
  );
}
type Span = { readonly min: string; readonly max: string; readonly from: string; readonly to: string };

/** The dates that its owner opened: a form, so that it works without a script. */
function Dates({ answer: { data }, link: { viewerDates }, words }: Shown) {
  const { r, formats } = words;
  if (!viewerDates) return null;
  const day = (text: string) => text.slice(0, 10);
  const range = data.stat?.range ?? data.inbound?.range;
  const { timeZone } = data.source;
  const [min, max] = [day(viewerDates.from), day(viewerDates.to)];
  const last = (instant: string) => localDate(new Date(Date.parse(instant) - 1).toISOString(), timeZone);
  // A report may begin with dates that its owner did not open: the form offers those that it takes.
  const inside = (date: string) => (date < min ? min : date > max ? max : date);
  const from = range ? inside(localDate(range.from, timeZone)) : min;
  const to = range ? inside(last(range.to)) : max;
  return (
    <>
      <Presets min={min} max={max} from={from} to={to} words={words} />
      <form className="dates noprint" method="get">
        <label>
          {r('dates.from')}
          <input type="date" name="from" required min={min} max={max} defaultValue={from} />
        </label>
        <label>
          {r('dates.to')}
          <input type="date" name="to" required min={min} max={max} defaultValue={to} />
        </label>
        <button type="submit">{r('dates.show')}</button>
        <span className="m3">{r('dates.window', { from: formats.day(min, true), to: formats.day(max, true) })}</span>
      </form>
    </>
  );
}

/** The same report to keep: printed, or as a file. */
function Files({ downloads, words: { r } }: { downloads: Downloads; words: Words }) {
  const at = (ending: string) => `${downloads.address}/report.${ending}${downloads.search}`;
  return (
    <p className="pub files noprint">
      <b>{r('files.title')}</b>
      <a href={at('xlsx')} download="">
        Excel
      </a>
      <a href={at('csv')} download="">
        CSV
      </a>
      <a href={at('html')} download="">
        {r('files.html')}
      </a>
      <button type="button" className="link" data-print="">
        {r('files.print')}
      </button>
      <a href="/verify" target="_blank" rel="noreferrer">
        {r('files.verify')}
      </a>
    </p>
  );
}

function Foot({ answer: { data, signature }, link, words, file, downloads }: Shown & Extras) {
  const { r, formats } = words;
  const { timeZone } = data.source;
  return (
    <footer>
      {downloads && <Files downloads={downloads} words={words} />}
      <div className="pub">
        {!file && (
          <span>
            {link.expiresAt === null
              ? r('foot.never')
              : r('foot.expires', { time: formats.dateTime(link.expiresAt, timeZone) })}
          </span>
        )}
        <span>{r('foot.zone', { zone: timeZone })}</span>
        {signature && (file || data.mode === 'snapshot') && (
          <span className="mono">{r('foot.signed', { key: signature.keyId })}</span>
        )}
        <span className="mono">{r('foot.data', { hash: `${data.hash.slice(0, 8)}…${data.hash.slice(-4)}` })}</span>
        <span className="by">Callboard</span>
      </div>
    </footer>
  );
}

/** Whether its charts can be had as pictures: where files can, and where there are charts. */
const hasPictures = ({ answer, file, downloads }: Shown & Extras) =>
  (file !== undefined || downloads !== undefined) && answer.data.report.kind !== 'call';

/** The report itself, without its frame. */
function Body({ file, downloads, ...shown }: Shown & Extras) {
  const { answer, words } = shown;
  const pictures = hasPictures({ file, downloads, ...shown });
  const { data, meta } = answer;
  const { timeZone } = data.source;
  const at = words.formats.dateTime(data.asOf, timeZone);
  return (
    <main className="pub" {...(pictures && pictureFacts(answer, words))}>
      <Hatch />
      <section className="intro">
        <h1>{titleOf(shown)}</h1>
        <Say {...shown} />
        {meta.source.state === 'stale' && <p className="warn">{words.r('stale', { time: at })}</p>}
        {data.source.sandbox && <p className="m3">{words.common('picture.sandbox')}</p>}
        <Dates {...shown} />
      </section>
      {data.stat && <TaskReport answer={answer} stat={data.stat} words={words} pictures={pictures} />}
      {data.inbound && <InboundReport answer={answer} stat={data.inbound} words={words} pictures={pictures} />}
      {data.report.kind === 'call' && <CallReport call={data.call} turns={data.turns} zone={timeZone} words={words} />}
      <Notes answer={answer} words={words} />
      {file && <About lines={file.about} words={words} />}
    </main>
  );
}

/**
 * A link's page: complete without a script. `events` tells it when the link is stopped; pages on `frames` may hold it,
 * and are told how high it is.
 */
export function ReportPage({
  events,
  frames = [],
  ...shown
}: Shown & Extras & { readonly events?: string; readonly frames?: readonly string[] }) {
  const { answer, link, words, file } = shown;
  const { data, meta } = answer;
  const frozen = data.mode === 'snapshot';
  const at = words.formats.dateTime(data.asOf, data.source.timeZone);
  return (
    <Document
      title={`${data.task?.name ?? (data.inbound ? data.source.name : link.name)} · Callboard`}
      words={words}
      asOf={data.asOf}
      live={!frozen && !file}
      file={file}
      frames={frames}
      pictures={hasPictures(shown)}
      {...(events !== undefined && { events })}
    >
      <div className="pub">
        <header className="top">
          <b>{link.name}</b>
          <span className="sp" />
          <span className="pill">
            <span className={frozen || file ? 'dot frozen' : meta.source.state === 'stale' ? 'dot stale' : 'dot'} />
            {frozen ? words.r('snapshot') : file ? words.r('file.pill') : words.r('live')}
            {!frozen && !file && <span data-age="" />}
          </span>
          <span className="m3">{frozen ? words.r('frozenAt', { time: at }) : words.r('asOf', { time: at })}</span>
          {file && (
            <button type="button" className="noprint" data-print="">
              {words.r('files.print')}
            </button>
          )}
        </header>
      </div>
      <Body {...shown} />
      <Foot {...shown} />
    </Document>
  );
}
