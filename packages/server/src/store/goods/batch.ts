import { damagedText, storedList, storedRecord, toldOr } from '@tongguan/kernel';
import type pg from 'pg';
import type { GoodsBatchStore } from '../../goods/batchStore.ts';
import type { FilingRow, ListRow, StopRow, TariffEditionRow } from '../../goods/types.ts';
import { texts } from '../arrays.ts';

/** Stops, lists and filings, within the transaction of `client`. */
export function goodsBatchStore(client: pg.PoolClient): GoodsBatchStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[] = []): Promise<Row[]> =>
    (await client.query<Row>({ name, text, values })).rows;
  return {
    stops: async () => (await rows<StopColumns>('clearance-stops', STOPS)).map(toStop),
    async stop(stopId) {
      const [row] = await rows<StopColumns>('clearance-stop', `${STOPS_FROM} WHERE s.stop_id = $1`, [stopId]);
      return row === undefined ? null : toStop(row);
    },
    async insertStop({ stopId, fromMs, country, hsPrefix, brand, batch, law, reason, actId }) {
      const values = [stopId, fromMs, country, hsPrefix, brand, batch, law, reason, actId];
      await rows('clearance-insert-stop', INSERT_STOP, values);
    },
    async endStop(stopId, endMs, reason, actId) {
      await rows('clearance-end-stop', END_STOP, [stopId, endMs, reason, actId]);
    },
    lists: async () => (await rows<ListColumns>('clearance-lists', LISTS)).map(toList),
    async list(edition) {
      const [row] = await rows<ListColumns & { content: string }>('clearance-list', LIST, [edition]);
      return row === undefined ? null : { ...toList(row), content: row.content };
    },
    async insertList({ edition, fromDay, law, lines, content, loadedMs, actId }) {
      await rows('clearance-insert-list', INSERT_LIST, [edition, fromDay, law, lines, content, loadedMs, actId]);
    },
    tariffs: async () => (await rows<ListColumns>('clearance-tariffs', TARIFFS)).map(toList),
    async tariff(edition) {
      const [row] = await rows<ListColumns & { content: string }>('clearance-tariff', TARIFF, [edition]);
      return row === undefined ? null : { ...toList(row), content: row.content };
    },
    async insertTariff({ edition, fromDay, law, lines, content, loadedMs, actId }) {
      await rows('clearance-insert-tariff', INSERT_TARIFF, [edition, fromDay, law, lines, content, loadedMs, actId]);
    },
    async filingsOf(articles) {
      const codes = texts(articles.map(({ ebcCode }) => ebcCode));
      const items = texts(articles.map(({ itemNo }) => itemNo));
      return (await rows<FilingColumns>('clearance-filings-of', FILINGS_OF, [codes, items])).map(toFiling);
    },
    async filing(filingNo) {
      const [row] = await rows<FilingColumns>('clearance-filing', `${FILINGS_FROM} WHERE f.filing_no = $1`, [filingNo]);
      return row === undefined ? null : toFiling(row);
    },
    async decideFiling(filingNo, { approve, reason, actorCode, actId, decidedMs }) {
      await rows('clearance-decide-filing', DECIDE_FILING, [filingNo, approve, reason, actorCode, actId, decidedMs]);
    },
  };
}

export const STOPS_FROM = `
  SELECT s.stop_id, s.from_ms, e.end_ms, s.country, s.hs_prefix, s.brand, s.batch, s.law, s.reason
  FROM goods_stop s LEFT JOIN goods_stop_end e ON e.stop_id = s.stop_id`;
export const STOPS = `${STOPS_FROM} ORDER BY s.from_ms, s.stop_id`;
export const LISTS = 'SELECT edition, from_day, law, lines, loaded_ms FROM positive_list ORDER BY loaded_ms, edition';
export const LIST = 'SELECT edition, from_day, law, lines, loaded_ms, content FROM positive_list WHERE edition = $1';
export const TARIFFS =
  'SELECT edition, from_day, law, lines, loaded_ms FROM tariff_edition ORDER BY loaded_ms, edition';
export const TARIFF = 'SELECT edition, from_day, law, lines, loaded_ms, content FROM tariff_edition WHERE edition = $1';
export const FILINGS_FROM = `
  SELECT f.*, d.approve, d.reason, d.actor_code, d.decided_ms
  FROM goods_filing f LEFT JOIN goods_filing_decision d ON d.filing_no = f.filing_no`;

const FILINGS_OF = `${FILINGS_FROM}
  JOIN (SELECT DISTINCT w.code, w.item_no FROM unnest($1::text[], $2::text[]) AS w(code, item_no)) AS w
    ON w.code = f.participant_code AND w.item_no = f.item_no
  WHERE f.version = (SELECT max(o.version) FROM goods_filing o
                     WHERE o.participant_code = f.participant_code AND o.item_no = f.item_no)`;
const INSERT_STOP = `
  INSERT INTO goods_stop (stop_id, from_ms, country, hs_prefix, brand, batch, law, reason, act_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const END_STOP = 'INSERT INTO goods_stop_end (stop_id, end_ms, reason, act_id) VALUES ($1, $2, $3, $4)';
const INSERT_LIST = `
  INSERT INTO positive_list (edition, from_day, law, lines, content, loaded_ms, act_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const INSERT_TARIFF = `
  INSERT INTO tariff_edition (edition, from_day, law, lines, content, loaded_ms, act_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const DECIDE_FILING = `
  INSERT INTO goods_filing_decision (filing_no, approve, reason, actor_code, act_id, decided_ms)
  VALUES ($1, $2, $3, $4, $5, $6)`;

export type StopColumns = {
  stop_id: string;
  from_ms: bigint;
  end_ms: bigint | null;
  country: string | null;
  hs_prefix: string | null;
  brand: string | null;
  batch: string | null;
  law: string;
  reason: string;
};

export type ListColumns = { edition: string; from_day: string; law: string; lines: number; loaded_ms: bigint };

export type FilingColumns = {
  participant_code: string;
  item_no: string;
  version: number;
  filing_no: string;
  mode: string;
  content: string;
  judged: 'admit' | 'manual';
  doubts: string;
  filed_ms: bigint;
  approve: boolean | null;
  reason: string | null;
  actor_code: string | null;
  decided_ms: bigint | null;
};

export function toStop(row: StopColumns): StopRow {
  const { stop_id: stopId, country, hs_prefix: hsPrefix, brand, batch, law, reason } = row;
  const endMs = row.end_ms === null ? null : Number(row.end_ms);
  return { stopId, fromMs: Number(row.from_ms), endMs, country, hsPrefix, brand, batch, law, reason };
}

export function toList(row: ListColumns): Omit<ListRow & TariffEditionRow, 'content'> {
  const { edition, from_day: fromDay, law, lines } = row;
  return { edition, fromDay, law, lines, loadedMs: Number(row.loaded_ms) };
}

export function toFiling(row: FilingColumns): FilingRow {
  return {
    filingNo: row.filing_no,
    participantCode: row.participant_code,
    itemNo: row.item_no,
    version: row.version,
    mode: row.mode,
    filing: storedRecord<FilingRow['filing']>(row.content),
    judged: row.judged,
    doubts: storedList<FilingRow['doubts'][number]>(row.doubts),
    filedMs: Number(row.filed_ms),
    decision:
      row.approve === null
        ? null
        : {
            approve: row.approve,
            reason: row.reason ?? '',
            actorCode: row.actor_code ?? '',
            decidedMs: Number(row.decided_ms),
          },
  };
}

/** As readers see it: unreadable content is shown as damaged, and newer versions of the article may be filed. */
export function readableFiling(row: FilingColumns): FilingRow {
  return toldOr(
    () => toFiling(row),
    (found) => {
      const unknown = {
        gcode: '',
        gname: damagedText(found),
        gmodel: '',
        brand: null,
        country: '',
        unit: '',
        unit1: '',
      };
      const content = { ...unknown, itemNo: row.item_no, unit2: null, labelUrl: '', licence: null };
      return toFiling({ ...row, content: JSON.stringify(content), doubts: '[]' });
    },
  );
}
