const PIECE = 64 * 1024;

/** One range, as storages answer it; everything else is answered with the whole. */
function partOf(range, length) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const from = match[1] === '' ? Math.max(0, length - Number(match[2])) : Number(match[1]);
  const to = match[1] === '' || match[2] === '' ? length : Math.min(length, Number(match[2]) + 1);
  return { from, to };
}

/** Sends `{ type, length, slice }` as a stream: no more of it is made than is sent. */
export async function sendAudio(res, { audio, range }, date) {
  const { length } = audio;
  const part = partOf(range, length);
  const head = { date, server: 'nginx', 'content-type': audio.type, 'accept-ranges': 'bytes' };
  if (part && part.from >= part.to) {
    res.writeHead(416, { ...head, 'content-range': `bytes */${length}` });
    res.end();
    return;
  }
  const { from, to } = part ?? { from: 0, to: length };
  res.writeHead(part ? 206 : 200, {
    ...head,
    'content-length': to - from,
    ...(part && { 'content-range': `bytes ${from}-${to - 1}/${length}` }),
  });
  for (let at = from; at < to && !res.destroyed; at += PIECE) {
    const more = res.write(audio.slice(at, Math.min(to, at + PIECE)));
    // One piece at a time also lets others be answered between two.
    await (more ? new Promise(setImmediate) : drained(res));
  }
  res.end();
}

function drained(res) {
  return new Promise((resolve) => {
    const done = () => {
      res.off('drain', done);
      res.off('close', done);
      resolve();
    };
    res.on('drain', done);
    res.on('close', done);
  });
}
