export type { GoodsBatchStore } from './batchStore.ts';
export { createGoods } from './desk.ts';
export type { GoodsStore, OpenList } from './store.ts';
export type { FilingRow, GoodsDoor, HeldList, ListRow, StopRow } from './types.ts';
