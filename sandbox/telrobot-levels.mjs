// The levels of the present generation: account data, picked by a call's score (both ends included).

export const LEVELS = [
  { rank: 1, name: 'A级', alias: '有明确意向', color: '#19be6b', scores: [150, 10_000] },
  { rank: 2, name: 'B级', alias: '可能有意向', color: '#2d8cf0', scores: [100, 149] },
  { rank: 3, name: 'C级', alias: '明确拒绝', color: '#ff9900', scores: [50, 99] },
  { rank: 4, name: 'D级', alias: '用户在忙', color: '#000', scores: [15, 49] },
  { rank: 5, name: 'E级', alias: '其他', color: '#808695', scores: [0, 14] },
];

/** As an account may rename them. */
export const RENAMED = [
  { ...LEVELS[0], alias: '高意向' },
  { ...LEVELS[1], alias: '一般' },
  LEVELS[2],
  { ...LEVELS[3], name: '忙碌', alias: null },
  LEVELS[4],
];

export const levelLabel = ({ name, alias }) => (alias ? `${name}(${alias})` : name);
