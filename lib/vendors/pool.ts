/** What became of one of several questions. */
export type Settled<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly error: unknown };

/** Asks for every item, at most `limit` at a time, and waits for all; one failure does not spoil the rest. */
export async function mapSettled<Item, Result>(
  items: readonly Item[],
  limit: number,
  ask: (item: Item, index: number) => Promise<Result>,
): Promise<Settled<Result>[]> {
  const results = new Map<number, Settled<Result>>();
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) {
      try {
        results.set(index, { ok: true, value: await ask(item, index) });
      } catch (error) {
        results.set(index, { ok: false, error });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

/**
 * Asks for every item, at most `limit` at a time; results in the items' order.
 * @throws the first failure, after which nothing new is asked; what is under way is waited for.
 */
export async function mapAll<Item, Result>(
  items: readonly Item[],
  limit: number,
  ask: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const failures: unknown[] = [];
  const settled = await mapSettled(items, limit, async (item, index) => {
    if (failures.length > 0) throw failures[0];
    try {
      return await ask(item, index);
    } catch (error) {
      failures.push(error);
      throw error;
    }
  });
  return settled.map((result) => {
    if (!result.ok) throw failures[0];
    return result.value;
  });
}
