/** The hatched fills of all pictures; once per document. Neutral is what is waiting, other, unclassified or unknown. */
export function Hatching() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="absolute">
      <defs>
        {(['neutral', 'data'] as const).map((tone) => (
          <pattern
            key={tone}
            id={`hatched-${tone}`}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" fill="var(--canvas)" />
            <rect width="1.6" height="5" fill={`var(--${tone})`} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** The fill of a mark: its tone, or hatched neutral. */
export function fillOf(tone: string, hatched: boolean): string {
  return hatched ? 'url(#hatched-neutral)' : `var(--${tone})`;
}
