import type { Inventory } from '@tongguan/ceb';
import { PART_COUNT, toldOr } from '@tongguan/kernel';
import type { GoodsStore } from '../../goods/store.ts';
import { smallints } from '../arrays.ts';
import type { Store } from '../pool.ts';
import {
  FILINGS_FROM,
  type FilingColumns,
  LIST,
  type ListColumns,
  LISTS,
  type StopColumns,
  STOPS,
  TARIFF,
  TARIFFS,
  readableFiling,
  toList,
  toStop,
} from './batch.ts';

/** The most rows an officer reads at once. */
const OPEN_MAX = 5_000;
const ALL_PARTS = Array.from({ length: PART_COUNT }, (_, part) => part);

export type OpenDeclarationRow = {
  readonly part: number;
  readonly messageId: string;
  readonly item: number;
  /** Sealed. */
  readonly body: Buffer;
};

/** Stops, editions, filings and what is not released; `open` opens a stored list. */
export function goodsStore(store: Store, open: (row: OpenDeclarationRow) => Inventory): GoodsStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[] = []): Promise<Row[]> =>
    (await store.pool.query<Row>({ name, text, values })).rows;
  return {
    stops: async () => (await rows<StopColumns>('goods-stops', STOPS)).map(toStop),
    lists: async () => (await rows<ListColumns>('goods-lists', LISTS)).map(toList),
    async list(edition) {
      const [row] = await rows<ListColumns & { content: string }>('goods-list', LIST, [edition]);
      return row === undefined ? null : { ...toList(row), content: row.content };
    },
    ...tariffReads(store),
    async received({ part, beforeMs, belowSerial, limit }) {
      const values = [part, beforeMs, belowSerial, limit];
      const found = await rows<ReceivedColumns>('goods-received', RECEIVED, values);
      return found.map(({ serial, preNo, seller, customsCode, receivedMs, acceptedMs, ...row }) => ({
        ...{ serial, preNo, seller, customsCode, receivedMs: Number(receivedMs), acceptedMs: Number(acceptedMs) },
        inventory: toldOr<Inventory | null, null>(
          () => open(row),
          () => null,
        ),
      }));
    },
    async openDeclarations() {
      const found = await rows<OpenColumns>('goods-open-declarations', OPEN_DECLARATIONS, [smallints(ALL_PARTS)]);
      return found.map(({ preNo, invtNo, state, customsCode, acceptedMs, ...row }) => ({
        preNo,
        invtNo,
        state,
        customsCode,
        acceptedMs: acceptedMs === null ? null : Number(acceptedMs),
        inventory: toldOr<Inventory | null, null>(
          () => open(row),
          () => null,
        ),
      }));
    },
    async newest(participantCode) {
      return (await rows<FilingColumns>('goods-newest-filings', NEWEST, [participantCode])).map(readableFiling);
    },
    async waiting(limit) {
      return (await rows<FilingColumns>('goods-waiting-filings', WAITING, [limit])).map(readableFiling);
    },
    async insert({ participantCode, itemNo, version, filingNo, mode, filing, judged, doubts, filedMs }) {
      const content = [JSON.stringify(filing), judged, JSON.stringify(doubts), filedMs];
      const values = [participantCode, itemNo, version, filingNo, mode, ...content];
      return (await rows('goods-insert-filing', INSERT, values)).length > 0;
    },
  };
}

/** In every part on purpose: few declarations are open, and an index of their own finds them. */
const OPEN_DECLARATIONS = `
  SELECT d.pre_no AS "preNo", d.invt_no AS "invtNo", d.state, d.customs_code AS "customsCode",
         d.accepted_ms AS "acceptedMs", x.part, x.message_id AS "messageId", x.item, x.body
  FROM declaration d JOIN document x ON x.part = d.part AND x.message_id = d.list_message AND x.item = d.list_item
  WHERE d.part = ANY($1::smallint[]) AND d.state IN (3, 120, 300, 399, 500, 501, 502, 503, 599)
  ORDER BY d.received_ms, d.part, d.serial LIMIT ${OPEN_MAX}`;

/** Serial numbers grow with time: the key is read backwards, and whoever reads it stops before the day. */
const RECEIVED = `
  SELECT d.serial, d.pre_no AS "preNo", d.ebc_code AS seller, d.customs_code AS "customsCode", d.received_ms AS "receivedMs", d.accepted_ms AS "acceptedMs",
         x.part, x.message_id AS "messageId", x.item, x.body
  FROM declaration d JOIN document x ON x.part = d.part AND x.message_id = d.list_message AND x.item = d.list_item
  WHERE d.part = $1 AND d.received_ms < $2 AND d.serial < $3
    AND d.accepted_ms IS NOT NULL AND d.state <> 100
  ORDER BY d.serial DESC LIMIT $4`;

/** Editions of the tariff alone. */
export function tariffReads(store: Store): Pick<GoodsStore, 'tariffs' | 'tariff'> {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[] = []): Promise<Row[]> =>
    (await store.pool.query<Row>({ name, text, values })).rows;
  return {
    tariffs: async () => (await rows<ListColumns>('goods-tariffs', TARIFFS)).map(toList),
    async tariff(edition) {
      const [row] = await rows<ListColumns & { content: string }>('goods-tariff', TARIFF, [edition]);
      return row === undefined ? null : { ...toList(row), content: row.content };
    },
  };
}

const NEWEST = `
  ${FILINGS_FROM}
  WHERE ($1::text IS NULL OR f.participant_code = $1)
    AND f.version = (SELECT max(o.version) FROM goods_filing o
                     WHERE o.participant_code = f.participant_code AND o.item_no = f.item_no)
  ORDER BY f.participant_code, f.item_no`;

const WAITING = `${FILINGS_FROM}
  WHERE f.judged = 'manual' AND d.filing_no IS NULL ORDER BY f.filed_ms, f.filing_no LIMIT $1`;

const INSERT = `
  INSERT INTO goods_filing (participant_code, item_no, version, filing_no, mode, content, judged, doubts, filed_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING version`;

type ReceivedColumns = OpenDeclarationRow & {
  serial: bigint;
  preNo: string;
  seller: string;
  customsCode: string;
  receivedMs: bigint;
  acceptedMs: bigint;
};

type OpenColumns = OpenDeclarationRow & {
  preNo: string;
  invtNo: string | null;
  state: number;
  customsCode: string;
  acceptedMs: bigint | null;
};
