import { uuid } from './ids.mjs';
import { hash2 } from './random.mjs';

const SINCE = '2020-03-06 21:54:51';
const SCENE = 'a13ad9cb-d9be-4498-bfe3-cd32c677f0dd';
const GROUPS = ['有意向', '无意向', '服务'];
// [name, colour, groups, levels on which it is heard, chance in percent]
const TAGS = [
  ['询问价格', '#2d8cf0', [0], [1, 2], 60],
  ['要求加微信', '#19be6b', [0], [1], 45],
  ['再联系', '#ff9900', [0, 2], [2, 4], 40],
  ['已购买', '#808695', [1], [3], 22],
  ['脏话', '#ed4014', [1], [3], 4],
  ['要求转人工', '#9b59b6', [2], [1, 3], 12],
];

const times = { created_at: SINCE, updated_at: SINCE };

/** An account's tags. `on` is how its generation writes that a tag is in use: true, or 1. */
export function createTags({ seed, userId, kind, on }) {
  const idOf = (i) => uuid(seed, `${kind}-tag`, i, 0);

  function tag(i) {
    const [name, color] = TAGS[i];
    return { id: idOf(i), name, description: name, color, user_id: userId, status: on, ...times };
  }

  function group(i) {
    const id = uuid(seed, `${kind}-tag-group`, i, 0);
    return { id, user_id: userId, name: GROUPS[i], ...times, tag_scene_id: SCENE };
  }

  /** The child tags of one call, each with its parents under `tag_groups`. */
  function of(task, index, level) {
    const found = [];
    TAGS.forEach(([, , groups, levels, chance], i) => {
      if (!levels.includes(level) || hash2(task.key ^ (i + 1), index) % 100 >= chance) return;
      const taggable = uuid(seed, `${kind}-taggable`, task.group, index);
      const pivot = { taggable_id: taggable, tag_id: idOf(i), ...times };
      found.push({ ...tag(i), pivot, tag_groups: groups.map(group) });
    });
    return found;
  }

  /** All groups with the tags below them. */
  const groups = () =>
    GROUPS.map((_, i) => ({
      ...group(i),
      tags: TAGS.flatMap(([, , parents], child) => (parents.includes(i) ? [tag(child)] : [])),
      tag_scene: { id: SCENE, name: '默认场景', description: null },
    }));

  const all = () => TAGS.map(([, , parents], i) => ({ ...tag(i), tag_groups: parents.map(group) }));

  return { of, groups, all };
}

export const groupNumber = (group) => GROUPS.indexOf(group.name) + 1;

const SCORES = [[0], [150, 165, 180, 200], [100, 115, 130], [50, 65, 80], [15, 30], [0]];

/** The score picks the level, so it never contradicts it. */
export function scoreOf(task, index, level) {
  const choices = SCORES[level];
  return choices[hash2(task.key ^ 0x51ed270b, index) % choices.length];
}
