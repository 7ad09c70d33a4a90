'use client';
import { usePathname, useSearchParams } from 'next/navigation';

/** The search parameters of the page, and a way to change some of them without asking the server for the page again. */
export function useAddress() {
  const pathname = usePathname();
  const params = useSearchParams();
  return {
    params,
    change: (changes: Readonly<Record<string, string | null>>) => {
      // The address as it is now: two changes in one moment must not undo each other.
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
      }
      // Next keeps its own parameters in step with the history.
      window.history.replaceState(null, '', next.size > 0 ? `${pathname}?${next}` : pathname);
    },
  };
}
