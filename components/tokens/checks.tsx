'use client';

type Item<Id extends string> = { readonly id: Id; readonly label: string };

/** Any of several, under a name at the left as every field of a form. */
export function Checks<Id extends string>({
  legend,
  label,
  fixed,
  items,
  chosen,
  onChange,
  error,
}: {
  legend: string;
  /** Where nothing stands at the left: what the group is called. */
  label?: string;
  /** What is always in it. */
  fixed?: string;
  items: readonly Item<Id>[];
  chosen: readonly Id[];
  onChange: (chosen: readonly Id[]) => void;
  error?: string | undefined;
}) {
  const box = 'size-4 accent-(--ink) disabled:opacity-45';
  const row = 'flex items-center gap-2 leading-8 max-tab:min-h-10';
  return (
    <fieldset className="grid grid-cols-[128px_minmax(0,1fr)] gap-x-4 py-[7px] max-tab:grid-cols-1">
      <legend className="sr-only">{legend || label}</legend>
      <span aria-hidden="true" className="leading-8 text-ink-2">
        {legend}
      </span>
      <div>
        {fixed !== undefined && (
          <label className={`${row} text-ink-3`}>
            <input type="checkbox" checked disabled className={box} />
            {fixed}
          </label>
        )}
        {items.map((item) => (
          <label key={item.id} className={row}>
            <input
              type="checkbox"
              className={box}
              checked={chosen.includes(item.id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))
              }
            />
            {item.label}
          </label>
        ))}
        {error !== undefined && (
          <p role="alert" className="text-12 text-bad">
            {error}
          </p>
        )}
      </div>
    </fieldset>
  );
}
