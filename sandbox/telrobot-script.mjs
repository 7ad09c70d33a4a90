import { uuid } from './ids.mjs';
import { MINUTE, zone } from './time.mjs';

const local = zone('Asia/Shanghai');
export const SCRIPT_MADE = '2018-12-15 18:46:41';
export const MAIN_FLOW = 16;

/** The task and script side of `record_info`. */
export function createScripts({ seed, kind, userId, records, ledger }) {
  const nodeId = (task, place) => uuid(seed, `${kind}-node`, task.scriptId, place);

  function taskInfo(task, now) {
    const done = ledger.codes(task, now).reduce((sum, code) => sum + (code >= 0 ? 1 : 0), 0);
    const on = ['running', 'waiting', 'not-started'].includes(ledger.state(task, now)) ? 1 : 0;
    const group = {
      id: task.scriptId,
      name: task.plan.script,
      user_id: userId,
      debug: false,
      deleted_at: null,
      created_at: SCRIPT_MADE,
      updated_at: '2019-04-08 17:09:43',
      link_word_group_id: '1',
      tag_scene_id: 'a13ad9cb-d9be-4498-bfe3-cd32c677f0dd',
      default: false,
    };
    return {
      uuid: records.taskIdOf(task),
      name: task.name,
      create_datetime: local.text(task.createdAt),
      alter_datetime: local.text(task.startAt),
      start: on,
      maximumcall: task.concurrency,
      call_per_second: 0,
      recycle_limit: 3,
      random_assignment_number: 0,
      disable_dial_timegroup: null,
      destination_extension: task.scriptId,
      destination_dialplan: 'XML',
      destination_context: 'default',
      scheduling_policy_ratio: null,
      scheduling_queue: null,
      dial_format: '',
      domain: null,
      remark: task.plan.remark ?? null,
      sort: 2,
      originate_variables: '{execute_on_media=start_da2}',
      _originate_timeout: 60,
      _origination_caller_id_number: task.line.replace('-', ''),
      user_id: userId,
      caller_line_id: null,
      customer_service_id: null,
      call_notify_url: 'http://127.0.0.1:81/api/hangup_notify',
      call_notify_type: 2,
      start_str: on ? '开启' : '暂停',
      group_str: task.plan.script,
      progress_bar: { total: task.size, progress: done, percent: Math.floor((100 * done) / task.size) },
      group,
    };
  }

  function utterancesOf(task, nodes) {
    return nodes.map((entry, i) => {
      const made = local.text(local.parse(SCRIPT_MADE) + (i + 3) * MINUTE);
      return {
        id: nodeId(task, i + 1),
        name: `流程${i + 1}`,
        description: entry.description,
        group_id: task.scriptId,
        user_id: userId,
        context_id: null,
        priority: Math.min(i + 1, nodes.length - 1),
        action: null,
        word_class: MAIN_FLOW,
        wait: 4000,
        retry: 0,
        max_retry: 0,
        score: i < nodes.length - 2 ? 0 : 50,
        play_ms: i === 0 ? -1 : 3000,
        enquire: true,
        customer_service_id: null,
        identify_type: 4,
        deleted_at: null,
        created_at: made,
        updated_at: made,
        background_file_id: null,
        block_asr: 0,
        word_class_str: '主流程',
        action_str: '',
      };
    });
  }

  return { nodeId, taskInfo, utterancesOf };
}
