import { shanghaiIso } from '@tongguan/kernel';
import type { FilingRow, StopRow } from '../index.ts';
import {
  explained,
  firm,
  firmOf,
  FORM_BYTES_MAX,
  LIST_BYTES_MAX,
  LIST_VALUES_MAX,
  Problem,
  READERS,
  readJsonBodies,
  staff,
  staffOf,
} from '../../gateway/index.ts';
import { filingState } from '../types.ts';
import type { FilingAnswer, StopAnswer } from './answers.ts';
import { impactOf } from './impact.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import type { GoodsDoor } from '../types.ts';
import { GOODS_SCHEMAS } from './requests.ts';

/** What the routes of this room use. */
export type GoodsServices = { readonly goods: GoodsDoor };
type Context = GatewayContext & GoodsServices;

/** Filing is typed or imported in steps, and judged each time. */
const FILINGS_COST = 20;
/** Who prepares a change of the tariff, or decides on it. */
const IMPACT_ROLES = ['operator', 'officer', 'supervisor'] as const;
/** Mistakes of a file told at once. */
const REFUSALS_MAX = 20;

/**
 * GET /api/office/goods/…: stops and the declarations they hit, official editions and what they change, filings that wait
 * (H-01, H-02, H-04), editions of the tariff and whom they cost what (E-05); POST and GET /api/filings: an enterprise's own goods.
 */
export async function goodsRoutes(app: TypedApp, context: Context): Promise<void> {
  readJsonBodies(app);
  officeGoods(app, context);
  officeTariffs(app, context);

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

function officeGoods(app: TypedApp, context: Context): void {
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

function officeTariffs(app: TypedApp, context: Context): void {
  app.get('/api/office/goods/tariffs', {
    schema: GOODS_SCHEMAS.tariffs,
    config: staff(READERS),
    handler: async () => {
      const tariffs = await context.goods.tariffs();
      return { tariffs: tariffs.map(({ loadedMs, ...one }) => ({ ...one, loadedAt: shanghaiIso(loadedMs) })) };
    },
  });
  app.get('/api/office/goods/tariffs/:number/diff', {
    schema: GOODS_SCHEMAS.tariffDiff,
    config: staff(READERS),
    handler: async (request) => {
      const found = await context.goods.tariffDiff(request.params.number);
      if (found === null) throw new Problem('goods-unknown');
      return found;
    },
  });
  app.post('/api/office/goods/impact', {
    schema: GOODS_SCHEMAS.impact,
    config: { ...staff(IMPACT_ROLES), jsonValuesMax: LIST_VALUES_MAX },
    bodyLimit: LIST_BYTES_MAX,
    handler: async (request) => {
      const { day, on, against, law = '', rows } = request.body;
      const { customsCode: district } = staffOf(request);
      const file = rows === undefined ? null : { from: on, law, rows };
      const found = await context.goods.tariffImpact({ day, on, against, file, district });
      if (!found.ok)
        throw new Problem('filing-refused', { refusals: found.refusals.slice(0, REFUSALS_MAX).map(explained) });
      return impactOf(found.value);
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
