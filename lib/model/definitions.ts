import type { Dialect } from './vendor';

/** What a number counts. Two numbers of different grain are never divided or added. */
export type Grain = 'numbers' | 'calls' | 'users' | 'ratings' | 'rounds' | 'seconds';

/** Where one vendor's answer holds the inputs of a metric. */
export type FieldMap = {
  readonly endpoint: string;
  /** The vendor's own names, numerator first. */
  readonly fields: readonly string[];
  /** Who divides: we, or only the vendor (its inputs are not in the answer). */
  readonly source: 'vendor' | 'computed';
};

/** One metric: its id in exports and on pages, and what it is made of. Its words are in the message files. */
export type Definition = {
  readonly id: string;
  readonly kind: 'count' | 'ratio' | 'distribution' | 'seconds' | 'average';
  readonly grain: Grain;
  readonly area: 'outbound' | 'inbound';
  /** The reconciliation rules of contract.md section 8 that guard it. */
  readonly checks: readonly string[];
  /** A dialect that is absent does not give this metric. */
  readonly map: Readonly<Partial<Record<Dialect, FieldMap>>>;
};

const AGENT = 'GET /agent-api/user/{user_id}/task/{task_id}/stat';
const NUMBER = 'GET v1/task/number';
const RECORDS = 'POST v1/task/query_done_task_phones';
const DETAIL = 'GET /openapi/v1/task/getTaskDetail';
const FINISHED = 'POST /openapi/v1/task/queryDoneTaskPhones';
const INBOUND = 'GET /service/cloud/inbound/dashboard/statistics';

const outbound = (
  id: string,
  kind: Definition['kind'],
  grain: Grain,
  checks: readonly string[],
  map: Definition['map'],
): Definition => ({ id, kind, grain, area: 'outbound', checks, map });

const inbound = (
  id: string,
  kind: Definition['kind'],
  grain: Grain,
  checks: readonly string[],
  fields: readonly string[],
  source: FieldMap['source'] = 'vendor',
): Definition => ({
  id,
  kind,
  grain,
  area: 'inbound',
  checks,
  map: { 'airudder-inbound': { endpoint: INBOUND, fields, source } },
});

/** Every metric that a page shows, in the order of the glossary. */
export const DEFINITIONS: readonly Definition[] = [
  outbound('answer_rate.attempt', 'ratio', 'calls', ['T1', 'T7', 'B1'], {
    'telrobot-agent': { endpoint: AGENT, fields: ['answer_rate.answered', 'answer_rate.noAnswer'], source: 'computed' },
    'telrobot-v1': { endpoint: RECORDS, fields: ['total', 'number.total (status ∉ {0,1})'], source: 'computed' },
    byrobot: { endpoint: DETAIL, fields: ['calledCount', 'doneCount'], source: 'computed' },
  }),
  outbound('answer_rate.number', 'ratio', 'numbers', ['T8', 'T9'], {
    'telrobot-agent': {
      endpoint: AGENT,
      fields: ['number_status[1].count', 'Σ number_status − [0]'],
      source: 'computed',
    },
    'telrobot-v1': { endpoint: NUMBER, fields: ['total (status 1)', 'total − total (status 0)'], source: 'computed' },
  }),
  outbound('answer_rate.net', 'ratio', 'numbers', ['T9'], {
    'telrobot-agent': {
      endpoint: AGENT,
      fields: ['number_status[1].count', 'Σ number_status − [0, 2, 11]'],
      source: 'computed',
    },
    'telrobot-v1': {
      endpoint: NUMBER,
      fields: ['total (status 1)', 'Σ total (status ∉ {0,2,11})'],
      source: 'computed',
    },
  }),
  outbound('answer_rate.vendor', 'ratio', 'calls', ['T1'], {
    'telrobot-agent': { endpoint: AGENT, fields: ['answer_rate.callCompletetRate'], source: 'vendor' },
  }),
  outbound('progress', 'ratio', 'numbers', ['T6', 'B1'], {
    'telrobot-agent': { endpoint: AGENT, fields: ['Σ number_status − [0]', 'Σ number_status'], source: 'computed' },
    'telrobot-v1': { endpoint: NUMBER, fields: ['total − total (status 0)', 'total'], source: 'computed' },
    byrobot: { endpoint: DETAIL, fields: ['doneCount', 'totalCount'], source: 'computed' },
  }),
  outbound('intent_distribution', 'distribution', 'calls', ['T2', 'T3', 'T4', 'T14', 'B4'], {
    'telrobot-agent': { endpoint: AGENT, fields: ['intention[].total'], source: 'computed' },
    'telrobot-v1': { endpoint: RECORDS, fields: ['data[].level_name'], source: 'computed' },
    byrobot: { endpoint: DETAIL, fields: ['extraStat.客户意向等级[].value'], source: 'computed' },
  }),
  outbound('intent_positive_rate', 'ratio', 'calls', ['T2', 'B4'], {
    'telrobot-agent': { endpoint: AGENT, fields: ['intention[A,B].total', 'Σ intention.total'], source: 'computed' },
    'telrobot-v1': { endpoint: RECORDS, fields: ['level_name A, B', 'Σ level_name'], source: 'computed' },
    byrobot: { endpoint: DETAIL, fields: ['客户意向等级 A, B', 'Σ 客户意向等级'], source: 'computed' },
  }),
  outbound('outcome_distribution', 'distribution', 'numbers', ['T7', 'T9', 'B2'], {
    'telrobot-agent': { endpoint: AGENT, fields: ['number_status[].count'], source: 'vendor' },
    'telrobot-v1': { endpoint: NUMBER, fields: ['total (status[]=0…12)'], source: 'computed' },
    byrobot: { endpoint: FINISHED, fields: ['total (finishStatus=0…11, 22)'], source: 'computed' },
  }),
  outbound('rounds_distribution', 'distribution', 'rounds', ['T5', 'B3'], {
    'telrobot-agent': { endpoint: AGENT, fields: ['rounds{}'], source: 'vendor' },
    'telrobot-v1': { endpoint: RECORDS, fields: ['data[].rounds'], source: 'computed' },
    byrobot: { endpoint: DETAIL, fields: ['chatRoundStat[].value'], source: 'vendor' },
  }),
  outbound('talk_time_distribution', 'distribution', 'seconds', ['T10', 'T11', 'B3'], {
    'telrobot-v1': { endpoint: RECORDS, fields: ['data[].bill ÷ 1000'], source: 'computed' },
    byrobot: { endpoint: DETAIL, fields: ['durationStat[].value'], source: 'vendor' },
  }),
  inbound('inbound_calls', 'count', 'calls', ['A2', 'A6'], ['total_calls', 'valid_calls']),
  inbound('transfer_attempt_rate', 'ratio', 'calls', ['A1'], ['attempted_transfer_calls', 'total_calls'], 'computed'),
  inbound(
    'transfer_success_rate',
    'ratio',
    'calls',
    ['A1'],
    ['transfer_success_calls', 'attempted_transfer_calls'],
    'computed',
  ),
  inbound('agent_reception_rate', 'ratio', 'calls', ['A11'], ['agent_reception_rate']),
  inbound('first_call_solved_rate', 'ratio', 'calls', ['A11'], ['one_call_problem_solve_rate']),
  inbound('evaluated_rate', 'ratio', 'ratings', ['A11'], ['robot_evaluation_rate']),
  inbound(
    'satisfied_rate',
    'ratio',
    'ratings',
    ['A5'],
    ['satisfied_distribution 3+4+5', 'Σ satisfied_distribution 1…5'],
    'computed',
  ),
  inbound('repeat_call_rate', 'ratio', 'calls', ['A3'], ['total_calls − call_users', 'total_calls'], 'computed'),
  inbound('inbound_users', 'count', 'users', ['A2', 'A3'], ['call_users', 'valid_users', 'new_users', 'old_users']),
  inbound(
    'average_durations',
    'average',
    'seconds',
    ['A9'],
    ['avg_total_duration', 'avg_robot_duration', 'avg_agent_duration'],
  ),
  inbound('story_distribution', 'distribution', 'calls', ['A4'], ['story_distribution{}']),
  inbound('intention_distribution', 'distribution', 'calls', ['A4'], ['intention_distribution{}']),
  inbound('hangup_distribution', 'distribution', 'calls', ['A4'], ['hangup_type_distribution{}']),
  inbound('rating_distribution', 'distribution', 'ratings', ['A5', 'A11'], ['satisfied_distribution{1…5}']),
  inbound('transfer_reason_distribution', 'distribution', 'calls', ['A10'], ['transfer_reason_distribution{}']),
  inbound('peak_concurrency', 'count', 'calls', [], ['max_concurrent_call_count']),
  inbound('tickets', 'count', 'calls', ['A6'], ['ticket_count', 'ticket_distribution{}']),
  inbound(
    'fake_receipts',
    'count',
    'calls',
    ['A8'],
    ['fake_receipts_count', 'daily_deduplicated_fake_receipts_count', 'deduplicated_fake_receipts_count'],
  ),
];

/** Every reconciliation rule that Callboard runs, with the dialect whose answers it is about (contract.md section 8). */
export const RULES: readonly { readonly id: string; readonly dialect: Dialect }[] = [
  ...['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9'].map((id) => ({ id, dialect: 'telrobot-agent' as const })),
  ...['T10', 'T11', 'T12', 'T13', 'T14', 'T15', 'T16', 'T17', 'T18', 'T19'].map((id) => ({
    id,
    dialect: 'telrobot-v1' as const,
  })),
  ...['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9', 'B10'].map((id) => ({ id, dialect: 'byrobot' as const })),
  ...['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11'].map((id) => ({
    id,
    dialect: 'airudder-inbound' as const,
  })),
];

/** The definition of a metric; undefined for an id that is not in the glossary. */
export function definitionOf(id: string): Definition | undefined {
  return DEFINITIONS.find((definition) => definition.id === id);
}
