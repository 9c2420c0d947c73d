import { bodySeal } from '../../intake/types.ts';
import { actSeal, reasonSeal, SEALED_TEXT } from '../../office/types.ts';
import { REGISTRY_PART } from '../../registry/changes/types.ts';
import { supplementSeal } from '../../supplement/types.ts';
import { placeSeal } from '../../tracking/store.ts';
import type { Store } from '../pool.ts';

type Row = Readonly<Record<string, string | number | bigint | Buffer>>;

/** Where sealed values lie: the column, the key of its row in order, and what each is bound to. */
type SealedPlace = {
  readonly table: string;
  readonly column: string;
  readonly key: readonly string[];
  readonly boundTo: (row: Row) => string;
  /** Which rows are sealed, where not all are. */
  readonly only?: string;
  /** Sealed bytes as text: a mark and base64, among texts that are not sealed. */
  readonly asText?: true;
  /** Rows a transaction; fewer where one may be megabytes. */
  readonly batch: number;
};

const text = (row: Row, name: string): string => String(row[name]);
const part = (row: Row): number => Number(row['part']);
const serialOf = (row: Row) => ({ part: part(row), serial: BigInt(text(row, 'serial')) });

const PLACES: readonly SealedPlace[] = [
  {
    ...{ table: 'document', column: 'body', key: ['part', 'message_id', 'item'], batch: 200 },
    boundTo: (row) => bodySeal(part(row), text(row, 'message_id'), Number(row['item'])),
  },
  {
    ...{ table: 'evidence', column: 'sealed', key: ['part', 'pack_id'], batch: 10 },
    boundTo: (row) => `evidence/${text(row, 'pack_id')}`,
  },
  {
    ...{ table: 'refused_message', column: 'sealed', key: ['part', 'message_id'], batch: 50 },
    boundTo: (row) => `refused/${text(row, 'message_id')}`,
  },
  {
    ...{ table: 'act', column: 'body', key: ['part', 'act_id'], batch: 200 },
    boundTo: (row) => actSeal(part(row), text(row, 'act_id')),
  },
  {
    ...{ table: 'act', column: 'reason', key: ['part', 'act_id'], batch: 200, asText: true },
    boundTo: (row) => reasonSeal({ part: part(row), actId: text(row, 'act_id') }),
  },
  {
    ...{ table: 'act_proposal_decision', column: 'reason', key: ['proposal_id'], batch: 200, asText: true },
    boundTo: (row) => reasonSeal({ secondOf: text(row, 'proposal_id') }),
  },
  {
    // Of a change of the registry; an act has its own.
    ...{ table: 'act_proposal', column: 'reason', key: ['proposal_id'], batch: 200, asText: true },
    only: `part = ${REGISTRY_PART}`,
    boundTo: (row) => reasonSeal({ part: REGISTRY_PART, actId: text(row, 'proposal_id') }),
  },
  {
    ...{ table: 'registry_journal', column: 'reason', key: ['entry_id'], batch: 200, asText: true },
    boundTo: (row) => reasonSeal({ part: REGISTRY_PART, actId: text(row, 'entry_id') }),
  },
  {
    // From before acts held proposals; the body of a change of the registry has dates and no persons.
    ...{ table: 'act_proposal', column: 'body', key: ['proposal_id'], batch: 200, only: 'part IS NULL' },
    boundTo: (row) => `proposal/${text(row, 'proposal_id')}`,
  },
  {
    table: 'tracking_event',
    column: 'place',
    key: ['part', 'logistics_code', 'logistics_no', 'event_id'],
    batch: 200,
    boundTo: (row) =>
      placeSeal({
        part: part(row),
        logisticsCode: text(row, 'logistics_code'),
        logisticsNo: text(row, 'logistics_no'),
        eventId: text(row, 'event_id'),
      }),
  },
  {
    ...{ table: 'supplement_request', column: 'body', key: ['part', 'serial', 'no'], batch: 200 },
    boundTo: (row) => supplementSeal('request', serialOf(row), Number(row['no'])),
  },
  {
    ...{ table: 'supplement_event', column: 'body', key: ['part', 'serial', 'no', 'kind'], batch: 200 },
    boundTo: (row) => supplementSeal('answer', serialOf(row), Number(row['no'])),
  },
  {
    ...{ table: 'quota_dispute', column: 'statement', key: ['part', 'person_key', 'pre_no'], batch: 200 },
    boundTo: (row) => `dispute/${part(row)}/${text(row, 'pre_no')}`,
  },
  {
    ...{ table: 'consumer_token', column: 'person_masked', key: ['token_id'], batch: 200 },
    boundTo: (row) => `consumer_token/${text(row, 'token_id')}`,
  },
  {
    ...{ table: 'vault_check', column: 'sealed', key: ['only_row'], batch: 1 },
    boundTo: () => 'vault_check/1',
  },
];

/** Tables and columns that hold sealed values; a test holds it against what is sealed. */
export const SEALED_COLUMNS: readonly string[] = PLACES.map(({ table, column }) => `${table}.${column}`);

export type SealedCount = { readonly column: string; readonly version: number; readonly count: number };

/** A value that no key opens: it was damaged, and no change of keys mends it. */
export type BrokenValue = { readonly column: string; readonly row: string };

/** How many values are sealed with which key. Reads the first byte of each; one that has none is counted under 0. */
export async function countSealed(store: Store): Promise<readonly SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const place of PLACES) {
    const { table, column, only = 'true' } = place;
    const { rows } = await store.pool.query<{ version: number; count: bigint }>(
      `SELECT ${versionOf(place)} AS version, count(*) AS count FROM ${table}
       WHERE ${only} AND ${bytesOf(place)} IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
    for (const { version, count } of rows) counts.push({ column: `${table}.${column}`, version, count: Number(count) });
  }
  return counts;
}

/**
 * Seals anew whatever is not sealed with this key, a batch a transaction, each value only while it is what was opened.
 * Cut short anywhere it is simply begun again: what is done has the key's number already. A platform may run meanwhile.
 * `reseal` null: the value does not open, and stays as it is; it is told, and holds up no other.
 */
export async function rekeyAll(
  store: Store,
  version: number,
  reseal: (sealed: Buffer, boundTo: string) => Buffer | null,
  progress: (column: string, done: number) => void = () => undefined,
): Promise<{ readonly done: number; readonly broken: readonly BrokenValue[] }> {
  const broken: BrokenValue[] = [];
  let total = 0;
  for (const place of PLACES) {
    let last: readonly unknown[] | null = null;
    let done = 0;
    for (;;) {
      const rows: readonly Row[] = await nextRows(store, place, version, last);
      if (rows.length === 0) break;
      await store.transaction(async (client) => {
        for (const row of rows) {
          const sealed = bytesIn(place, row);
          const fresh = reseal(sealed, place.boundTo(row));
          if (fresh === null) {
            broken.push({
              column: `${place.table}.${place.column}`,
              row: place.key.map((name) => hex(row[name])).join('/'),
            });
            continue;
          }
          const where = place.key.map((name, index) => `${name} = $${index + 3}`).join(' AND ');
          await client.query(`UPDATE ${place.table} SET ${place.column} = $1 WHERE ${place.column} = $2 AND ${where}`, [
            storedAs(place, fresh),
            row[place.column],
            ...place.key.map((name) => row[name]),
          ]);
        }
      });
      last = place.key.map((name) => rows.at(-1)?.[name]);
      done += rows.length;
      progress(`${place.table}.${place.column}`, done);
    }
    total += done;
  }
  return { done: total - broken.length, broken };
}

function hex(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('hex') : String(value);
}

async function nextRows(
  store: Store,
  place: SealedPlace,
  version: number,
  last: readonly unknown[] | null,
): Promise<readonly Row[]> {
  const { table, column, key, batch, only = 'true' } = place;
  const names = key.join(', ');
  const after = last === null ? '' : `AND (${names}) > (${key.map((_name, index) => `$${index + 3}`).join(', ')})`;
  const { rows } = await store.pool.query<Row>(
    `SELECT ${names}, ${column} FROM ${table} WHERE ${only} AND ${bytesOf(place)} IS NOT NULL AND ${versionOf(place)} <> $1 ${after} ORDER BY ${names} LIMIT $2`,
    [version, batch, ...(last ?? [])],
  );
  return rows;
}

/** The first sealed bytes of a column; null where its text is not sealed, none where it is no base64. */
function bytesOf({ column, asText }: SealedPlace): string {
  if (!asText) return column;
  // Four characters are three bytes. All of the text is decoded outside: SQL would end at the first that is damaged.
  const encoded = `substr(${column}, ${SEALED_TEXT.length + 1}, 4)`;
  const decoded = `CASE WHEN ${encoded} ~ '^[A-Za-z0-9+/]{4}$' THEN decode(${encoded}, 'base64') ELSE ''::bytea END`;
  return `CASE WHEN ${column} LIKE '${SEALED_TEXT}%' THEN ${decoded} END`;
}

/** The number of the key, 0 for what is too short to have one. */
function versionOf(place: SealedPlace): string {
  const bytes = bytesOf(place);
  return `CASE WHEN length(${bytes}) > 0 THEN get_byte(${bytes}, 0) ELSE 0 END`;
}

function bytesIn({ column, asText }: SealedPlace, row: Row): Buffer {
  const stored = row[column];
  return asText ? Buffer.from(String(stored).slice(SEALED_TEXT.length), 'base64') : (stored as Buffer);
}

function storedAs({ asText }: SealedPlace, sealed: Buffer): Buffer | string {
  return asText ? SEALED_TEXT + sealed.toString('base64') : sealed;
}

/** The seal keys a platform has worked with, by number. */
export async function usedSealKeys(store: Store): Promise<readonly number[]> {
  const { rows } = await store.pool.query<{ version: number }>('SELECT version FROM vault_seal_key ORDER BY version');
  return rows.map(({ version }) => version);
}

export async function noteSealKey(store: Store, version: number, sinceMs: number): Promise<void> {
  await store.pool.query('INSERT INTO vault_seal_key (version, since_ms) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    version,
    sinceMs,
  ]);
}
