import { conversation } from './world/conversation.mjs';

/** The turns of a call as phoneLogInfo tells them: only the customer's have a place in the recording. */
export function logsOf(task, s, row, id, asBoolean) {
  const { turns } = conversation(task, s, row);
  const flag = (value) => (asBoolean ? value : Number(value));
  return turns.map((turn, i) => {
    const common = { sceneInstanceLogId: id * 100 + i, sceneInstanceId: id, content: turn.text };
    if (turn.speaker === 'robot') {
      return {
        ...common,
        speaker: 'AI',
        userMean: null,
        userMeanDetail: null,
        aiUnknown: flag(false),
        startTime: 0,
        endTime: 0,
      };
    }
    const { meaning = null, name } = turns[i + 1] ?? {};
    const lost = name === '未识别';
    return {
      ...common,
      speaker: 'ME',
      userMean: lost ? 'AI_UNKNOWN' : (meaning ?? '~'),
      userMeanDetail: meaning && meaningDetail(task, meaning, turn.text),
      aiUnknown: flag(lost),
      startTime: turn.startMs,
      endTime: turn.endMs,
    };
  });
}

/** JSON inside a text, as the vendor has it. */
function meaningDetail(task, answer, ask) {
  return JSON.stringify([{ score: -1, answer, ask, knowledgeBaseId: 33_000 + (task.scriptId % 90) }]);
}
