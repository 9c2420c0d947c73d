export type { GoodsBatchStore } from './batchStore.ts';
export { createGoods } from './desk.ts';
export type { FilingRow, GoodsDoor, StopRow } from './types.ts';
