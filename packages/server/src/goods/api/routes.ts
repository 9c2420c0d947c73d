import { shanghaiIso } from '@tongguan/kernel';
import type { FilingRow, StopRow } from '../index.ts';
import {
  explained,
  firm,
  firmOf,
  FORM_BYTES_MAX,
  Problem,
  READERS,
  readJsonBodies,
  staff,
  staffOf,
} from '../../gateway/index.ts';
import { filingState } from '../types.ts';
import type { FilingAnswer, StopAnswer } from './answers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import { GOODS_SCHEMAS } from './requests.ts';

/** Filing is typed or imported in steps, and judged each time. */
const FILINGS_COST = 20;

/**
 * GET /api/office/goods/…: stops and the declarations they hit, official editions and what they change, filings that wait
 * (H-01, H-02, H-04); POST and GET /api/filings: an enterprise's own goods.
 */
export async function goodsRoutes(app: TypedApp, context: GatewayContext): Promise<void> {
  readJsonBodies(app);
  officeGoods(app, context);

  app.get('/api/filings', {
    schema: GOODS_SCHEMAS.filings,
    config: firm(FILINGS_COST),
    handler: async (request) => ({ filings: (await context.goods.filings(firmOf(request).code)).map(filingOf) }),
  });
  app.post('/api/filings', {
    schema: GOODS_SCHEMAS.file,
    config: firm(FILINGS_COST),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const { code } = firmOf(request);
      const { mode, brand = null, unit2 = null, licence = null, ...rest } = request.body;
      const filed = await context.goods.file(code, mode, { ...rest, brand, unit2, licence });
      if (!filed.ok) throw new Problem('filing-refused', { refusals: filed.refusals.map(explained) });
      return filingOf(filed.value);
    },
  });
}

function officeGoods(app: TypedApp, context: GatewayContext): void {
  app.get('/api/office/goods/stops', {
    schema: GOODS_SCHEMAS.stops,
    config: staff(READERS),
    handler: async () => {
      return { stops: (await context.goods.stops()).map(stopOf) };
    },
  });
  app.get('/api/office/goods/stops/:number/declarations', {
    schema: GOODS_SCHEMAS.held,
    config: staff(READERS),
    handler: async (request) => {
      const { customsCode: district } = staffOf(request);
      const held = await context.goods.heldBy(request.params.number);
      if (held === null) throw new Problem('goods-unknown');
      const own = held.filter(({ customsCode }) => district === '' || customsCode === district);
      return {
        declarations: own.map(({ acceptedMs, ...one }) => ({
          ...one,
          acceptedAt: acceptedMs === null ? null : shanghaiIso(acceptedMs),
        })),
      };
    },
  });
  app.get('/api/office/goods/lists', {
    schema: GOODS_SCHEMAS.lists,
    config: staff(READERS),
    handler: async () => {
      const lists = await context.goods.lists();
      return { lists: lists.map(({ loadedMs, ...one }) => ({ ...one, loadedAt: shanghaiIso(loadedMs) })) };
    },
  });
  app.get('/api/office/goods/lists/:number/diff', {
    schema: GOODS_SCHEMAS.diff,
    config: staff(READERS),
    handler: async (request) => {
      const found = await context.goods.diff(request.params.number);
      if (found === null) throw new Problem('goods-unknown');
      return { against: found.against, ...found.diff };
    },
  });
  app.get('/api/office/goods/filings', {
    schema: GOODS_SCHEMAS.waiting,
    config: staff(READERS),
    handler: async () => {
      return { filings: (await context.goods.waiting()).map(filingOf) };
    },
  });
}

function stopOf({ fromMs, endMs, ...stop }: StopRow): StopAnswer {
  return { ...stop, from: shanghaiIso(fromMs), ended: endMs === null ? null : shanghaiIso(endMs) };
}

function filingOf(row: FilingRow): FilingAnswer {
  const { filingNo, participantCode, version, mode, filing, doubts, filedMs, decision } = row;
  const decided = decision === null ? {} : { reason: decision.reason, decidedAt: shanghaiIso(decision.decidedMs) };
  const times = { filedAt: shanghaiIso(filedMs), ...decided };
  const state = filingState(row);
  return { filingNo, participantCode, version, mode, ...filing, state, doubts: doubts.map(explained), ...times };
}
