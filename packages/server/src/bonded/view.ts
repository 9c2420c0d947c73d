import { formatDecimal5, shanghaiIso } from '@tongguan/kernel';
import { nameOfUnit } from '@tongguan/policy';
import type { Day } from '@tongguan/policy';
import { batchStanding } from './types.ts';
import type {
  BatchRow,
  BookBalance,
  CheckRow,
  InboundRow,
  Movement,
  Place,
  StockTakeView,
  TransferRow,
  WaitingDetail,
} from './reading.ts';

/** In the order of the table's columns. */
export function movementView(row: Movement) {
  return {
    at: shanghaiIso(row.atMs),
    itemRecordNo: row.itemRecordNo,
    kind: row.kind,
    effect: row.effect,
    quantity: formatDecimal5(row.quantity5),
    reference: row.reference,
    actor: row.actor ?? '',
  };
}

/** Every quantity counts `unit`, '' while nobody has said it; it stands last, behind the columns earlier readers know. */
export function balanceView({ itemRecordNo, unit, entered5, held5, out5 }: BookBalance) {
  return {
    itemRecordNo,
    entered: formatDecimal5(entered5),
    held: formatDecimal5(held5),
    out: formatDecimal5(out5),
    free: formatDecimal5(entered5 - held5 - out5),
    inWarehouse: formatDecimal5(entered5 - out5),
    unit: unit ?? '',
    unitName: unit === null ? '' : (nameOfUnit(unit) ?? ''),
  };
}

export function transferView(row: TransferRow) {
  const { quantity5, received5, returned5, lost5, sentMs, unit, ...names } = row;
  // Only the destination knows what has arrived: the source's rows tell what came back.
  const isIn = row.direction === 'in';
  return {
    ...names,
    unit: unit ?? '',
    quantity: formatDecimal5(quantity5),
    returned: formatDecimal5(returned5),
    ...(isIn ? { received: formatDecimal5(received5), lost: formatDecimal5(lost5) } : {}),
    ...(isIn ? { inTransit: formatDecimal5(quantity5 - received5 - returned5 - lost5) } : {}),
    sent: shanghaiIso(sentMs),
  };
}

const TAKE_STATES: Readonly<Record<number, string>> = { 1: 'open', 2: 'approved', 3: 'cancelled' };

export function stockTakeView(take: StockTakeView) {
  const { takeNo, openedBy, endedBy } = take;
  return {
    takeNo,
    state: TAKE_STATES[take.state] ?? '',
    openedBy,
    opened: shanghaiIso(take.openedMs),
    ...(take.endedMs === null ? {} : { endedBy, ended: shanghaiIso(take.endedMs) }),
    lines: take.lines.map((line) => ({
      itemRecordNo: line.itemRecordNo,
      book: formatDecimal5(line.book5),
      counted: line.counted5 === null ? null : formatDecimal5(line.counted5),
      difference: line.counted5 === null ? null : formatDecimal5(line.counted5 - line.book5),
      countedBy: line.countedBy,
      explanation: line.explanation,
    })),
  };
}

const INBOUND_STATES: Readonly<Record<number, string>> = {
  1: 'declared',
  2: 'quarantined',
  3: 'different',
  4: 'entered',
  5: 'refused',
};

export function inboundView({ billNo, document, state, quarantineNo, registeredMs, lines, check }: InboundRow) {
  return {
    billNo,
    document,
    state: INBOUND_STATES[state] ?? '',
    quarantineNo,
    registered: shanghaiIso(registeredMs),
    lines: lines.map(({ itemRecordNo, declared5, counted5 }) => ({
      itemRecordNo,
      declared: formatDecimal5(declared5),
      counted: counted5 === null ? null : formatDecimal5(counted5),
    })),
    check: check === null ? null : checkView(check),
  };
}

function checkView({ result, byCode, atMs, papers, differences }: CheckRow) {
  return {
    result,
    by: byCode,
    at: shanghaiIso(atMs),
    papers: papers.map(({ kind, number, sha256 }) => ({ kind, number, sha256 })),
    differences: differences.map((one) =>
      'damaged' in one ? { field: one.damaged, found: '', beside: '', expected: '' } : one,
    ),
  };
}

/** As it is on this day; `entered` is '0' while its bill of lading waits. */
export function batchView(row: BatchRow, today: Day) {
  const { itemRecordNo, batchNo, producedDay, expiresDay, entered5, inWarehouse5, events } = row;
  return {
    itemRecordNo,
    batchNo,
    produced: producedDay,
    expires: expiresDay,
    entered: formatDecimal5(entered5),
    inWarehouse: formatDecimal5(inWarehouse5),
    state: batchStanding(row, today),
    events: events.map(({ kind, sampleNo, document, byCode, atMs }) => {
      return { kind, sampleNo, document, by: byCode, at: shanghaiIso(atMs) };
    }),
  };
}

/** Of each item in stock the batch that expires first; the rows are by expiry. What is barred is not sold any more. */
export function earliestOf(rows: readonly BatchRow[]): readonly BatchRow[] {
  const found = new Map<string, BatchRow>();
  for (const row of rows) {
    const isThere = row.entered5 > 0n && row.inWarehouse5 > 0n && !row.events.some(({ kind }) => kind === 'barred');
    if (isThere && !found.has(row.itemRecordNo)) found.set(row.itemRecordNo, row);
  }
  return [...found.values()];
}

export function earliestView(row: BatchRow, today: Day) {
  const { itemRecordNo, batchNo, expiresDay } = row;
  return { itemRecordNo, batchNo, expires: expiresDay, state: batchStanding(row, today) };
}

export function waitingView({ receivedMs, ...rest }: WaitingDetail) {
  return { ...rest, received: shanghaiIso(receivedMs) };
}

export function placeText({ atMs, account, key }: Place): string {
  return Buffer.from(JSON.stringify([atMs, account, key])).toString('base64url');
}

/** Null for what is no place of ours. */
export function placeOf(text: string): Place | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 3) return null;
    const [atMs, account, key] = parsed as unknown[];
    if (!Number.isSafeInteger(atMs) || typeof account !== 'string' || typeof key !== 'string') return null;
    return account.includes('\0') || key.includes('\0') ? null : { atMs: Number(atMs), account, key };
  } catch {
    return null;
  }
}
