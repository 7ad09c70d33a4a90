'use client';
import { useMessages } from 'use-intl';

/** A story in the reader's words where its key is one of the vendor's documented ones; else as the vendor spells it. */
export function useStoryName(): (key: string, label: string) => string {
  const names: Readonly<Record<string, string>> = useMessages().inbound.stories;
  return (key, label) => names[key] ?? label;
}
