import { type EpochMs, parseInstant, shanghaiIso } from '@tongguan/kernel';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { BookDoor, Span } from './door.ts';
import type { BookReads, MovementFilter } from './reading.ts';
import {
  balanceView,
  batchView,
  earliestOf,
  earliestView,
  inboundView,
  movementView,
  placeOf,
  placeText,
  stockTakeView,
  transferView,
  waitingView,
} from './view.ts';

/** Reads books for the gateway: pages of JSON, or everything as lines of CSV. */
export function createBooks(reads: BookReads): BookDoor {
  return {
    async movements(emsNo, span) {
      const filter = filterOf(emsNo, span);
      if (filter === null) return null;
      const found = await reads.movements({ ...filter, limit: filter.limit + 1 });
      const page = found.slice(0, filter.limit);
      const last = page.at(-1);
      const next = found.length > page.length && last ? placeText(last.place) : null;
      return { emsNo, movements: page.map(movementView), next };
    },

    async balances(emsNo, span, nowMs) {
      const atMs = instantOf(span.at, nowMs);
      const limit = span.limit ?? LIMIT_DEFAULT;
      const found = await reads.balances(emsNo, atMs, span.after ?? '', limit + 1);
      const page = found.slice(0, limit);
      const next = found.length > page.length ? (page.at(-1)?.itemRecordNo ?? null) : null;
      return { emsNo, at: shanghaiIso(atMs), balances: page.map(balanceView), next };
    },

    async *movementsCsv(emsNo, span) {
      yield BYTE_ORDER_MARK + csvLine(['时间', '料号', '类型', '方向', '数量', '凭据', '经办']);
      const { after: _, ...rest } = span;
      const whole = filterOf(emsNo, rest);
      for (let after: MovementFilter['after'] = null; whole !== null; ) {
        const page = await reads.movements({ ...whole, after, limit: CSV_PAGE });
        yield page.map((row) => csvLine(Object.values(movementView(row)))).join('');
        after = page.at(-1)?.place ?? null;
        if (page.length < CSV_PAGE) return;
      }
    },

    async *balancesCsv(emsNo, span, nowMs) {
      yield BYTE_ORDER_MARK + csvLine(['料号', '入账', '占用', '核减', '可用', '在库', '计量单位代码', '计量单位']);
      const atMs = instantOf(span.at, nowMs);
      for (let after = ''; ; ) {
        const page = await reads.balances(emsNo, atMs, after, CSV_PAGE);
        yield page.map((row) => csvLine(Object.values(balanceView(row)))).join('');
        after = page.at(-1)?.itemRecordNo ?? '';
        if (page.length < CSV_PAGE) return;
      }
    },

    async transfers(emsNo) {
      return { emsNo, transfers: (await reads.transfers(emsNo, TRANSFERS_MAX)).map(transferView) };
    },

    async stockTake(emsNo, takeNo) {
      const take = await reads.stockTake(emsNo, takeNo);
      return take === null ? null : stockTakeView(take);
    },

    async inbounds(emsNo) {
      return { emsNo, inbounds: (await reads.inbounds(emsNo, INBOUNDS_MAX)).map(inboundView) };
    },

    async batches(emsNo, today) {
      const found = await reads.batches(emsNo, BATCHES_MAX);
      const earliest = earliestOf(found).map((one) => earliestView(one, today));
      return { emsNo, batches: found.map((one) => batchView(one, today)), earliest };
    },

    async waitingDetails(district) {
      return { details: (await reads.waitingDetails(INBOUNDS_MAX, district)).map(waitingView) };
    },
  };
}

const LIMIT_DEFAULT = 100;
const CSV_PAGE = 1000;
const TRANSFERS_MAX = 1000;
const INBOUNDS_MAX = 200;
const BATCHES_MAX = 5000;
/** After every moment that can be asked for. */
const END_OF_TIME_MS = Number.MAX_SAFE_INTEGER;

function filterOf(emsNo: string, { from, to, kind, item, after, limit = LIMIT_DEFAULT }: Span): MovementFilter | null {
  const place = after === undefined ? null : placeOf(after);
  if (after !== undefined && place === null) return null;
  return {
    emsNo,
    fromMs: instantOf(from, 0),
    toMs: instantOf(to, END_OF_TIME_MS),
    kind: kind ?? null,
    item: item ?? null,
    after: place,
    limit,
  };
}

function instantOf(text: string | undefined, otherwise: EpochMs): EpochMs {
  return text === undefined ? otherwise : (parseInstant(text) ?? otherwise);
}
