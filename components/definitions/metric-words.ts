export type MetricWords = { readonly name: string; readonly formula: string; readonly meaning: string };

const child = (node: unknown, key: string): unknown =>
  typeof node === 'object' && node !== null ? Object.entries(node).find(([name]) => name === key)?.[1] : undefined;

/** A metric's words from the messages, where an id's dots are nested keys; its id where it has none. */
export function metricWords(metrics: unknown, id: string): MetricWords {
  const words = id.split('.').reduce(child, metrics);
  const text = (key: keyof MetricWords) => {
    const found = child(words, key);
    return typeof found === 'string' ? found : id;
  };
  return { name: text('name'), formula: text('formula'), meaning: text('meaning') };
}
