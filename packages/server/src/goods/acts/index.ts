import type { ActDefinition } from '../../office/defineAct.ts';
import type { GoodsContext } from '../context.ts';
import { decideFiling } from './filing.ts';
import { loadList } from './list.ts';
import { resumeGoods } from './resume.ts';
import { stopGoods } from './stop.ts';
import { loadTariff } from './tariff.ts';

/** What may come in through this channel: stops, the official list, filings (H-01, H-02, H-04); what the tariff says of them (E-05). */
export const GOODS_ACTS: readonly ActDefinition<GoodsContext>[] = [
  stopGoods,
  resumeGoods,
  loadList,
  loadTariff,
  decideFiling,
];
