/** A share of 0 to 1 as a 6-px bar for a table cell; its number stands beside it. */
export function MiniBar({ share, width = 64 }: { share: number; width?: number }) {
  return (
    <span aria-hidden="true" className="inline-block h-1.5 bg-sunken align-middle" style={{ width }}>
      <span className="block h-full bg-data" style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </span>
  );
}
