import { writeSync } from 'node:fs';
import { openAppStore } from '../store';

// A process of its own that writes until it is killed: batches of ten answers, and after each its number on standard
// output. Arguments: data directory, name of the writer, how many batches (nothing: without end).
const [, , dataDir = '', writer = '', batches = 'Infinity'] = process.argv;
const store = await openAppStore({ dataDir });
for (let batch = 1; batch <= Number(batches); batch += 1) {
  await Promise.all(
    Array.from({ length: 10 }, (_, row) => {
      const key = `${writer}-${batch}-${row}`;
      return store.lastAnswers.save({ key, connectionId: writer, json: JSON.stringify({ key }), fetchedAt: batch });
    }),
  );
  writeSync(1, `${batch}\n`);
}
await store.close();
