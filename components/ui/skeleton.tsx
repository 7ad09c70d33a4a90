/** A block of the shape of what is coming. Decorative: the words stand in the state that holds it. */
export function Skeleton({ width = '100%', height }: { width?: number | string; height: number }) {
  return <div aria-hidden="true" className="pulse" style={{ width, height }} />;
}
