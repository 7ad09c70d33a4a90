import { readUuid, uuid } from './ids.mjs';
import { refuse } from './telrobot.mjs';
import { recordingOf } from './voice.mjs';

/** `download-full-voice`: no document says which of three ways it answers, so a switch does (`fullVoice`). */
export function createFullVoice({ seed, world, switches, urls }) {
  const { books, ledger } = world;

  return (context) => {
    const { task_id: taskId, record_id: recordId } = context.params;
    const found = readUuid(seed, 'agent-record', recordId);
    const task = found && books.tel.get(found.group, context.now);
    const known = task && uuid(seed, 'agent-task', task.group, 0) === taskId;
    if (!known || !ledger.hasEnded(task, found.index, context.now)) return refuse(404, '通话记录不存在');
    const s = ledger.schedule(task);
    if (s.bill[found.index] === 0) return refuse(404, '录音不存在');
    if (switches.values.fullVoice === 'bytes') {
      return { status: 200, audio: recordingOf(task, s, found.index), range: context.headers.range };
    }
    const url = urls.agent(recordId);
    if (switches.values.fullVoice === 'redirect') {
      return { status: 302, text: '', type: 'text/html', headers: { location: url } };
    }
    return { status: 200, json: { code: 200, status: 'success', message: '获取通话录音成功', data: { url } } };
  };
}
