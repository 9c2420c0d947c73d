import { comparisonKey, type Decimal5, formatDecimal5, parseDecimal5 } from '@tongguan/kernel';
import { articleKey, hasCode, shownArticle, shownNumber } from './article.ts';
import type { Article, CountedRow, Packed, PackingCheck, PackingDifference, Parcel, ShownOptions } from './types.ts';

/** A scanner reads one piece. */
const ONE_PIECE = '1';

type Counted = { quantity: Decimal5; readonly rows: number[]; readonly code: string };
type Tally = Map<string, Counted>;

/**
 * What lies in parcels against what is declared for them (C-09): every difference, with both values. A row that cannot be read
 * or belongs nowhere is a difference of its own and stops no other row.
 */
export function checkPacking(
  parcels: readonly Parcel[],
  counted: readonly CountedRow[],
  options: ShownOptions = {},
): PackingCheck {
  const byNumber = new Map<string, Parcel[]>();
  for (const parcel of parcels) {
    const key = comparisonKey(parcel.parcelNo);
    const same = byNumber.get(key);
    if (same === undefined) byNumber.set(key, [parcel]);
    else same.push(parcel);
  }
  /** Parcels that somebody has looked into, be it to find nothing that is declared. */
  const named = new Set(counted.map(({ parcelNo }) => comparisonKey(parcelNo)));
  const tallies = new Map<Parcel, Tally>();
  const strays = new Map<string, PackingDifference & { readonly sum: Decimal5 }>();
  const differences: PackingDifference[] = [];
  for (const row of counted) {
    const quantity = parseDecimal5(row.quantity ?? ONE_PIECE);
    if (quantity === null || quantity < 0n) {
      differences.push(rowDifference('unreadable', row, row.quantity ?? ''));
      continue;
    }
    const place = placeOf(row, byNumber.get(comparisonKey(row.parcelNo)) ?? []);
    if (typeof place === 'string') addStray(strays, place, row, quantity);
    else addCounted(tallies, place, row, quantity);
  }
  differences.push(...[...strays.values()].map(({ sum: _sum, ...difference }) => difference));
  for (const parcel of parcels) {
    const isCounted = named.has(comparisonKey(parcel.parcelNo));
    differences.push(...differencesIn(parcel, tallies.get(parcel) ?? new Map(), isCounted));
  }
  return { parcels: parcels.length, rows: counted.length, differences: differences.map((one) => shown(one, options)) };
}

type Place = { readonly parcel: Parcel; readonly packed: Packed };

/** Where a counted row belongs, or why it belongs nowhere. */
function placeOf(row: CountedRow, all: readonly Parcel[]): Place | 'unknown-parcel' | 'not-declared' | 'ambiguous' {
  const { carrierCode } = row;
  const own = all.filter(
    (parcel) => carrierCode === null || comparisonKey(parcel.carrierCode) === comparisonKey(carrierCode),
  );
  const [parcel] = own;
  if (parcel === undefined) return 'unknown-parcel';
  if (own.length > 1) return 'ambiguous';
  const having = parcel.packed.filter(({ article }) => hasCode(article, row.by, row.code));
  const [packed] = having;
  if (packed === undefined) return 'not-declared';
  return having.length > 1 ? 'ambiguous' : { parcel, packed };
}

function addCounted(tallies: Map<Parcel, Tally>, { parcel, packed }: Place, row: CountedRow, quantity: Decimal5): void {
  const tally: Tally = tallies.get(parcel) ?? new Map();
  tallies.set(parcel, tally);
  const key = articleKey(packed.article);
  const before = tally.get(key) ?? { quantity: 0n, rows: [], code: row.code };
  before.quantity += quantity;
  before.rows.push(row.row);
  tally.set(key, before);
}

function addStray(
  strays: Map<string, PackingDifference & { readonly sum: Decimal5 }>,
  kind: PackingDifference['kind'],
  row: CountedRow,
  quantity: Decimal5,
): void {
  const key = JSON.stringify([kind, comparisonKey(row.parcelNo), row.carrierCode, row.by, comparisonKey(row.code)]);
  const before = strays.get(key);
  const sum = (before?.sum ?? 0n) + quantity;
  const difference = before ?? rowDifference(kind, row, '');
  const rows = before === undefined ? difference.rows : [...before.rows, row.row];
  strays.set(key, { ...difference, rows, sum, counted: formatDecimal5(sum) });
}

function rowDifference(kind: PackingDifference['kind'], row: CountedRow, counted: string): PackingDifference {
  const isKnownToBeNone = kind === 'not-declared' || kind === 'unknown-parcel';
  const declared = isKnownToBeNone ? '0' : null;
  return { kind, parcelNo: row.parcelNo, code: row.code, name: '', declared, counted, rows: [row.row] };
}

function differencesIn(parcel: Parcel, tally: Tally, isCounted: boolean): readonly PackingDifference[] {
  return parcel.packed.flatMap(({ article, quantity }): PackingDifference[] => {
    const own = tally.get(articleKey(article));
    const sum = own?.quantity ?? 0n;
    if (sum === quantity) return [];
    return [
      {
        kind: isCounted ? (sum < quantity ? 'short' : 'over') : 'not-counted',
        parcelNo: parcel.parcelNo,
        code: own?.code ?? codeOf(article),
        name: shownArticle(article, {}).name,
        declared: formatDecimal5(quantity),
        counted: formatDecimal5(sum),
        rows: own?.rows ?? [],
      },
    ];
  });
}

function codeOf({ itemRecordNo, itemNo, barCode, gcode }: Article): string {
  return itemRecordNo ?? itemNo ?? barCode ?? gcode;
}

function shown(difference: PackingDifference, options: ShownOptions): PackingDifference {
  return {
    ...difference,
    parcelNo: shownNumber(difference.parcelNo, options),
    code: shownNumber(difference.code, options),
    counted: shownNumber(difference.counted, options),
  };
}
