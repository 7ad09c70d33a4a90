'use client';
import { type ReactNode, useState } from 'react';
import { Button } from './button';
import { BOX, edge } from './field';

/** Takes a text along, and says so. */
export function CopyButton({
  text,
  label,
  copiedLabel,
  kind,
}: {
  text: string;
  label: string;
  copiedLabel: string;
  kind?: 'primary';
}) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Button {...(kind && { kind })} size="large" onClick={() => void copy()}>
      <span role="status">{copied ? copiedLabel : label}</span>
    </Button>
  );
}

/** A line to be taken along: selected whole as soon as it is reached. */
export function TakenLine({ text, label }: { text: string; label: string }) {
  return (
    <input
      readOnly
      aria-label={label}
      value={text}
      onFocus={(event) => event.target.select()}
      className={`${BOX} ${edge(false)} font-mono text-12`}
    />
  );
}

/** What is shown once and never again: the thing, and the ways to keep it and to go on. */
export function ShownOnce({
  testId,
  children,
  text,
  words,
  onDone,
  after,
}: {
  testId: string;
  /** The thing itself, with what is said of it. */
  children: ReactNode;
  /** The same as one text, to be taken along. */
  text: string;
  words: { readonly copy: string; readonly copied: string; readonly done: string };
  onDone: () => void;
  after?: ReactNode;
}) {
  return (
    <div data-testid={testId}>
      {children}
      <div className="mt-4 flex gap-2">
        <CopyButton kind="primary" text={text} label={words.copy} copiedLabel={words.copied} />
        <Button size="large" onClick={onDone}>
          {words.done}
        </Button>
      </div>
      {after}
    </div>
  );
}
