import { partOf } from '@tongguan/kernel';
import type { Room } from '../clearance/index.ts';
import { GOODS_ACTS } from './acts/index.ts';
import type { GoodsBatchStore } from './batchStore.ts';

/** What this room brings. */
export const GOODS: Room<GoodsBatchStore> = {
  acts: GOODS_ACTS,
  subjects: {
    goods: { placeOf: (id) => ({ part: partOf('number', `goods|${id}`), subject: id, customsCode: null }) },
  },
};
