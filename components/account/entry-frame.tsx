import type { ReactNode } from 'react';

/** The quiet page before signing in: one column, the product's mark, a title, a sentence, a form. */
export function EntryFrame({
  title,
  text,
  corner,
  children,
}: {
  title: string;
  text: string;
  /** At the right of the mark: the language. */
  corner?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main className="mx-auto w-full max-w-[480px] px-6 pt-[18vh] pb-12 max-tab:pt-10">
      <div className="mb-6 flex items-center gap-2 text-14 font-semibold tracking-[-0.01em]">
        <svg
          viewBox="0 0 20 20"
          width="20"
          height="20"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
        >
          <path d="M2.5 6v8M17.5 6v8M2.5 10h15" />
          <circle cx="12" cy="10" r="3.2" fill="currentColor" stroke="var(--canvas)" strokeWidth="1.5" />
        </svg>
        Callboard
        <span className="-mr-2 ml-auto text-13 font-normal">{corner}</span>
      </div>
      <h1 className="text-20 font-semibold tracking-[-0.01em]">{title}</h1>
      <p className="mt-1.5 mb-5 text-ink-2 text-pretty">{text}</p>
      {children}
    </main>
  );
}
