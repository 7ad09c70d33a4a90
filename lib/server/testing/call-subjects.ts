import { callEndpoint, callHistoryEndpoint, callRawEndpoint, callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import { recordingEndpoint } from '@/lib/api/recordings';
import 'server-only';
import { byPath, PHONE, SECRET, type Subject, text } from './subjects';

type Vendor = Pick<Subject, 'dialect' | 'account' | 'good'> & { readonly name: string; readonly taskId: string };

const doneCalls = text('byrobot/fixtures/query-done-task-phones.json');
const undialed = text('byrobot/fixtures/not-dialed-customer-list.json');
const byrobotCall = text('byrobot/fixtures/phone-log-info.json');
/** With a number that can be asked for: its history is. */
const called = (answer: string) => answer.replace(/"callee":"[^"]*"/g, `"callee":"${PHONE}"`);
const v1 = {
  records: text('telrobot/v1/fixtures/query-done-task-phones.json'),
  numbers: text('telrobot/v1/fixtures/number.json'),
  call: called(text('telrobot/v1/fixtures/record-info.json')),
};
const agent = {
  records: text('telrobot/agent/fixtures/record.json'),
  numbers: text('telrobot/agent/fixtures/number.json'),
  call: called(text('telrobot/agent/fixtures/detail.json')),
};

const VENDORS: readonly Vendor[] = [
  {
    name: 'agent',
    dialect: 'telrobot-agent',
    account: { userId: '40863af8-db4a-41c6-a269-eb5bc386d97f', token: `${SECRET}-agent` },
    taskId: 't1',
    good: byPath([
      [/\/record\?/, () => agent.records],
      [/\/number\?/, () => agent.numbers],
      [/\/detail\/c1$/, () => agent.call],
    ]),
  },
  {
    name: 'v1',
    dialect: 'telrobot-v1',
    account: { token: `${SECRET}-v1`, taskIds: ['t1'] },
    taskId: 't1',
    good: byPath([
      [/\/query_done_task_phones$/, () => v1.records],
      [/\/v1\/task\/number\?/, () => v1.numbers],
      [/\/record_info\/t1\/c1$/, () => v1.call],
    ]),
  },
  {
    name: 'by',
    dialect: 'byrobot',
    // The company of the documented call.
    account: { appKey: `${SECRET}-by-key`, appSecret: `${SECRET}-by`, companyId: 1 },
    taskId: '31',
    good: byPath([
      [/\/queryDoneTaskPhones$/, () => doneCalls],
      [/\/notDialedCustomerList$/, () => undialed],
      [/\/phoneLogInfo\?/, () => byrobotCall],
    ]),
  },
];

const QUESTIONS = [
  { of: 'calls', endpoint: callsEndpoint, path: (task: string) => `tasks/${task}/calls` },
  { of: 'numbers', endpoint: numbersEndpoint, path: (task: string) => `tasks/${task}/numbers?history=true` },
  { of: 'call', endpoint: callEndpoint, path: (task: string) => `calls/c1?taskId=${task}` },
  { of: 'history', endpoint: callHistoryEndpoint, path: (task: string) => `calls/c1/history?taskId=${task}` },
  { of: 'raw', endpoint: callRawEndpoint, path: (task: string) => `calls/c1/raw?taskId=${task}` },
] as const;

/** byrobot numbers its calls. */
const pathOf = (path: string, { name }: Vendor) => (name === 'by' ? path.replace('calls/c1', 'calls/540') : path);

const common = { aboutOneId: true, everyVariant: false } as const;

const lists: readonly Subject[] = VENDORS.flatMap((vendor) =>
  // byrobot keeps no attempts.
  QUESTIONS.filter(({ of }) => of !== 'history' || vendor.name !== 'by').map(({ of, endpoint, path }): Subject => {
    const { name, taskId, ...rest } = vendor;
    const question = (id: string) => `/connections/${id}/${pathOf(path(taskId), vendor)}`;
    return { ...rest, ...common, name: `${name}-${of}`, endpoint, question };
  }),
);

const SOUND = /\/sound\//;
const withRecording = (answer: unknown) => () => JSON.stringify(answer);
const recordings: readonly Subject[] = VENDORS.flatMap((vendor): Subject[] => {
  const { name, taskId, ...rest } = vendor;
  if (name === 'agent') return [];
  const recordfile = '/mnt/2026-11-20/c1.wav';
  const record = { task_id: taskId, callid: 'c1', calldate: '2026-11-20 10:00:00', recordfile, duration: 60080 };
  return [
    {
      ...rest,
      ...common,
      name: `${name}-sound`,
      endpoint: recordingEndpoint,
      question: (id) => `/connections/${id}/${pathOf(`calls/c1/recording?taskId=${taskId}`, vendor)}`,
      sound: SOUND,
      notKept: true,
      good: byPath([[/record_info/, withRecording({ records: [], info: { record } })]]),
    },
  ];
});

/** Lists of calls and numbers, one call, what is behind it, and where its recording lies, of every dialect that has them. */
export const CALL_SUBJECTS: readonly Subject[] = [...lists, ...recordings.filter(({ name }) => name === 'v1-sound')];
