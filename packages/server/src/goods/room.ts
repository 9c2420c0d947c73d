import { partOf } from '@tongguan/kernel';
import type { Room } from '../clearance/index.ts';
import { GOODS_ACTS } from './acts/index.ts';
import type { GoodsBatchStore } from './batchStore.ts';

/** What this room brings. */
export const GOODS: Room<GoodsBatchStore> = {
  acts: GOODS_ACTS,
  subjects: {
    goods: {
      words: '商品备案或清单版本编号 / number of a filing of goods or of a list edition',
      placeOf: (id) => ({ part: partOf('number', `goods|${id}`), subject: id, customsCode: null }),
    },
  },
};
