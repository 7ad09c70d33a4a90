import { createInstances } from './byrobot-instances.mjs';
import { readUuid } from './ids.mjs';
import { route } from './route.mjs';
import { recordingOf } from './voice.mjs';
import { recordingAsMp3 } from './voice-mp3.mjs';

const MISSING = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>';

/** What stands behind every vendor's storage: nobody asks who is calling, as with a link that is secret by itself. */
export const recordingUrls = (origin) => ({
  byrobot: (callInstanceId) => `${origin()}/recordings/RobotPhoneCommunicate/${callInstanceId}.mp3`,
  agent: (recordId) => `${origin()}/recordings/full-voice/${recordId}.wav`,
});

/** `/recordings/…`: the storages of the vendors, and telrobot-v1's disk behind a web server. */
export function createRecordings({ seed, world, decodeByrobot }) {
  const { books, ledger } = world;
  const instances = createInstances(ledger);
  const routes = [
    route('GET', '/recordings/RobotPhoneCommunicate/{file}', ofByrobot),
    route('GET', '/recordings/full-voice/{file}', ofAgent),
    // As its `recordfile` has it: /mnt/smartivr/recordings/{date}/{callee}.{callid}.wav
    route('GET', '/recordings/mnt/smartivr/recordings/{date}/{file}', ofV1),
  ];
  const stem = (file) => file.replace(/\.(?:wav|mp3)$/, '');
  const missing = () => ({ status: 404, text: MISSING, type: 'application/xml' });

  function answer({ headers }, task, s, index, record = recordingOf) {
    if (!task || index < 0 || s.bill[index] === 0) return missing();
    return { status: 200, audio: record(task, s, index), range: headers.range };
  }

  function ofByrobot(context) {
    const { group, number } = decodeByrobot(Number(stem(context.params.file)));
    const task = group >= 0 ? books.by.get(group, context.now) : null;
    const call = task && instances.one(task, context.now, number);
    return call ? answer(context, task, call.s, call.row, recordingAsMp3) : missing();
  }

  /** A call by one of its uuids. */
  function byUuid(context, book, kind, id) {
    const found = readUuid(seed, kind, id);
    const task = found && book.get(found.group, context.now);
    if (!task || !ledger.hasEnded(task, found.index, context.now)) return missing();
    return answer(context, task, ledger.schedule(task), found.index);
  }

  function ofAgent(context) {
    return byUuid(context, books.tel, 'agent-record', stem(context.params.file));
  }

  function ofV1(context) {
    return byUuid(context, books['tel-v1'], 'v1-call', stem(context.params.file).replace(/^\d+\./, ''));
  }

  return {
    name: 'recordings',
    prefix: '/recordings/',
    routes,
    failure: (code) => ({ code, message: 'AccessDenied' }),
    notFound: missing,
    reply: (context) => context.route.handle(context),
  };
}
