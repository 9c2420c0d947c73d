import type { ActContext } from '../lane/index.ts';
import type { GoodsBatchStore } from './batchStore.ts';

/** What an act about goods may use of its lane. */
export type GoodsContext = Pick<ActContext<GoodsBatchStore>, 'store'>;
