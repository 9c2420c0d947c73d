import { assert, damagedText, toldOr } from '@tongguan/kernel';
import type { ConsumerStore } from '../../consumer/store.ts';
import type { OwnBill, QuotaUse } from '../../consumer/types.ts';
import type { Balance } from '../../ledgers/types.ts';
import { bigints, smallints, texts } from '../arrays.ts';
import type { Store } from '../pool.ts';
import { accountsOfDeclaration } from './accounts.ts';
import { fromJson } from '../clearance/reversalColumns.ts';

type Places = (preNo: string) => readonly { readonly part: number; readonly serial: bigint }[];

/** A person's quota, its uses, freezes and disputes. */
export function consumerStore(store: Store, placesOfPreNo: Places): ConsumerStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await store.pool.query<Row>({ name, text, values })).rows;
  return {
    async balance({ part, book, account }) {
      const found = await rows<Balance>('consumer-balance', BALANCE, [part, book, account]);
      return found[0] ?? null;
    },

    async uses({ part, book, account }, person, limit) {
      const entries = await rows<EntryRow>('consumer-entries', ENTRIES, [part, book, account, limit]);
      const places = entries.flatMap(({ reference }) =>
        placesOfPreNo(reference).map((place) => ({ ...place, reference })),
      );
      const declarations = await rows<DeclarationRow>('consumer-declarations', DECLARATIONS, [
        smallints(places.map((place) => place.part)),
        bigints(places.map((place) => place.serial)),
        texts(places.map((place) => place.reference)),
      ]);
      const disputed = await rows<{ preNo: string }>('consumer-disputes', DISPUTES, [part, person]);
      return entries.map((entry) => useOf(entry, declarations, new Set(disputed.map(({ preNo }) => preNo))));
    },

    async isFrozen(part, person) {
      const found = await rows<{ frozen: boolean }>('consumer-frozen', FROZEN, [part, person]);
      return found[0]?.frozen ?? false;
    },

    async used(part, person, preNo) {
      const accounts = texts(accountsOfDeclaration(person.toString('hex'), preNo));
      return (await rows('consumer-used', USED, [part, accounts, preNo])).length > 0;
    },

    async declarationsOf({ part, book, account }, limit) {
      const found = await rows<{ reference: string }>('consumer-declarations-of', DECLARATIONS_OF, [
        part,
        book,
        account,
        limit,
      ]);
      return found.map(({ reference }) => reference);
    },

    async bills(preNos) {
      const places = preNos.flatMap((preNo) => placesOfPreNo(preNo).map((place) => ({ ...place, preNo })));
      const found = await rows<BillRow>('consumer-bills', BILLS, [
        smallints(places.map(({ part }) => part)),
        bigints(places.map(({ serial }) => serial)),
        texts(places.map(({ preNo }) => preNo)),
      ]);
      return found.map(({ lines, releasedMs, ...row }) => ({
        ...row,
        releasedMs: Number(releasedMs),
        ...linesOf(lines),
      }));
    },

    async setFrozen(part, person, frozen, atMs) {
      await rows('consumer-set-frozen', SET_FROZEN, [part, person, atMs, frozen]);
    },
  };
}

/** Unreadable lines of a bill are shown as damaged: the person's other bills, and the sums of this one, remain. */
function linesOf(json: string): Pick<OwnBill, 'lines' | 'damaged'> {
  return toldOr(
    () => {
      const lines = fromJson<OwnBill['lines']>(json);
      const isLine = (line: OwnBill['lines'][number]): boolean =>
        [line.dutiableFen, line.customsDutyFen, line.consumptionTaxFen, line.valueAddedTaxFen].every(
          (amount) => typeof amount === 'bigint',
        );
      assert(lines.every(isLine), 'every line of a bill has its amounts');
      return { lines };
    },
    (found) => ({ lines: [], damaged: damagedText(found) }),
  );
}

const BALANCE = 'SELECT granted, reserved, posted FROM ledger_account WHERE part = $1 AND book = $2 AND account = $3';

const ENTRIES = `
  SELECT reference, kind, amount, at_ms AS "atMs" FROM ledger_entry
  WHERE part = $1 AND book = $2 AND account = $3 AND kind <> 1 ORDER BY at_ms DESC, entry_key DESC LIMIT $4`;

const DECLARATIONS = `
  SELECT d.pre_no AS "preNo", d.invt_no AS "invtNo", d.ebp_code AS "ebpCode", d.state, d.ending,
         d.customs_duty_fen + d.consumption_tax_fen + d.value_added_tax_fen AS "taxFen"
  FROM unnest($1::smallint[], $2::bigint[], $3::text[]) AS w(part, serial, pre_no)
  JOIN declaration d ON d.part = w.part AND d.serial = w.serial AND d.pre_no = w.pre_no`;

const DISPUTES = 'SELECT pre_no AS "preNo" FROM quota_dispute WHERE part = $1 AND person_key = $2';

const FROZEN = 'SELECT frozen FROM quota_freeze WHERE part = $1 AND person_key = $2 ORDER BY at_ms DESC LIMIT 1';

const SET_FROZEN = `
  INSERT INTO quota_freeze (part, person_key, at_ms, frozen) VALUES ($1, $2, $3, $4)
  ON CONFLICT (part, person_key, at_ms) DO UPDATE SET frozen = EXCLUDED.frozen`;

const USED = `
  SELECT 1 AS found FROM ledger_entry WHERE part = $1 AND book = 1 AND account = ANY($2::text[]) AND reference = $3 LIMIT 1`;

const DECLARATIONS_OF = `
  SELECT reference, max(at_ms) AS last FROM ledger_entry WHERE part = $1 AND book = $2 AND account = $3 AND kind <> 1
  GROUP BY reference ORDER BY last DESC, reference LIMIT $4`;

const BILLS = `
  SELECT d.pre_no AS "preNo", t.invt_no AS "invtNo", t.tax_no AS "taxNo", d.ebp_code AS "platformCode",
         t.released_ms AS "releasedMs", t.status, t.customs_duty_fen AS "customsDutyFen",
         t.consumption_tax_fen AS "consumptionTaxFen", t.value_added_tax_fen AS "valueAddedTaxFen", t.lines
  FROM unnest($1::smallint[], $2::bigint[], $3::text[]) AS w(part, serial, pre_no)
  JOIN declaration d ON d.part = w.part AND d.serial = w.serial AND d.pre_no = w.pre_no
  JOIN tax_bill t ON t.part = d.part AND t.serial = d.serial
  ORDER BY t.released_ms DESC, d.pre_no`;

type BillRow = Omit<OwnBill, 'releasedMs' | 'lines'> & { releasedMs: bigint; lines: string };
type EntryRow = { reference: string; kind: number; amount: bigint; atMs: bigint };
type DeclarationRow = {
  preNo: string;
  invtNo: string | null;
  ebpCode: string;
  state: number;
  ending: string | null;
  taxFen: bigint | null;
};

const MOVES: Readonly<Record<number, QuotaUse['move']>> = {
  2: 'reserve',
  3: 'post',
  4: 'release',
  5: 'refusal',
  6: 'reverse',
};

function useOf(entry: EntryRow, declarations: readonly DeclarationRow[], disputed: ReadonlySet<string>): QuotaUse {
  const declaration = declarations.find(({ preNo }) => preNo === entry.reference);
  return {
    preNo: entry.reference,
    invtNo: declaration?.invtNo ?? null,
    atMs: Number(entry.atMs),
    move: MOVES[entry.kind] ?? 'refusal',
    amountFen: entry.amount,
    platformCode: declaration?.ebpCode ?? '',
    state: declaration?.state ?? 0,
    ending: declaration?.ending ?? null,
    taxFen: declaration?.taxFen ?? null,
    disputed: disputed.has(entry.reference),
  };
}
