/**
 * States of an import list (C-02), codes of the 202205 specification, and the transitions this platform makes.
 * Every transition yields one 622 receipt.
 */
export const LIST_STATES = {
  stored: 1,
  declaring: 2,
  sent: 3,
  sendFailed: 4,
  rejected: 100,
  accepted: 120,
  manual: 300,
  concluded: 399,
  released: 800,
} as const;

export type ListState = (typeof LIST_STATES)[keyof typeof LIST_STATES];

/** Chinese names as the XSD documents them. */
export const STATE_TEXT: Readonly<Record<ListState, string>> = {
  1: '电子口岸已暂存',
  2: '电子口岸申报中',
  3: '发送海关成功',
  4: '发送海关失败',
  100: '海关退单',
  120: '海关入库',
  300: '人工审核',
  399: '海关审结',
  800: '放行',
};

export const TRANSITIONS: Readonly<Record<ListState, readonly ListState[]>> = {
  1: [2, 100],
  2: [3, 4],
  3: [2, 120, 100],
  4: [2],
  100: [],
  120: [399, 300, 100],
  300: [399, 100],
  399: [800],
  800: [],
};
