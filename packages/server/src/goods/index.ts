export { createGoods } from './desk.ts';
export type { FilingRow, GoodsDoor, StopRow } from './types.ts';
