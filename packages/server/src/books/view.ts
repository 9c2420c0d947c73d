import { formatDecimal5, parseInstant, shanghaiIso } from '@tongguan/kernel';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { BookBalance, BookReads, Movement, MovementFilter, Place, StockTakeView, TransferRow } from './types.ts';

/** A page of movements as it is answered; `next` reads on, null at the end. */
export async function movementPage(reads: BookReads, filter: MovementFilter): Promise<object> {
  const found = await reads.movements({ ...filter, limit: filter.limit + 1 });
  const page = found.slice(0, filter.limit);
  const last = page.at(-1);
  const next = found.length > page.length && last ? placeText(last.place) : null;
  return { emsNo: filter.emsNo, movements: page.map(movementView), next };
}

export async function balancePage(
  reads: BookReads,
  emsNo: string,
  atMs: number,
  after: string,
  limit: number,
): Promise<object> {
  const found = await reads.balances(emsNo, atMs, after, limit + 1);
  const page = found.slice(0, limit);
  const next = found.length > page.length ? (page.at(-1)?.itemRecordNo ?? null) : null;
  return { emsNo, at: shanghaiIso(atMs), balances: page.map(balanceView), next };
}

/** The whole span, read a page at a time, so that a book of any size leaves memory as it is. */
export async function* movementsCsv(reads: BookReads, filter: MovementFilter): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(['时间', '料号', '类型', '方向', '数量', '凭据', '经办']);
  for (let after = filter.after; ; ) {
    const page = await reads.movements({ ...filter, after, limit: CSV_PAGE });
    yield page.map((row) => csvLine(Object.values(movementView(row)))).join('');
    after = page.at(-1)?.place ?? null;
    if (page.length < CSV_PAGE) return;
  }
}

export async function* balancesCsv(reads: BookReads, emsNo: string, atMs: number): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(['料号', '入账', '占用', '核减', '可用', '在库']);
  for (let after = ''; ; ) {
    const page = await reads.balances(emsNo, atMs, after, CSV_PAGE);
    yield page.map((row) => csvLine(Object.values(balanceView(row)))).join('');
    after = page.at(-1)?.itemRecordNo ?? '';
    if (page.length < CSV_PAGE) return;
  }
}

const CSV_PAGE = 1000;

/** In the order of the table's columns. */
function movementView(row: Movement): Record<string, string> {
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

function balanceView({ itemRecordNo, entered5, held5, out5 }: BookBalance): Record<string, string> {
  return {
    itemRecordNo,
    entered: formatDecimal5(entered5),
    held: formatDecimal5(held5),
    out: formatDecimal5(out5),
    free: formatDecimal5(entered5 - held5 - out5),
    inWarehouse: formatDecimal5(entered5 - out5),
  };
}

export function transferView(row: TransferRow): object {
  const { quantity5, received5, returned5, lost5, sentMs, ...names } = row;
  // Only the destination knows what has arrived: the source's rows tell what came back.
  const isIn = row.direction === 'in';
  return {
    ...names,
    quantity: formatDecimal5(quantity5),
    returned: formatDecimal5(returned5),
    ...(isIn ? { received: formatDecimal5(received5), lost: formatDecimal5(lost5) } : {}),
    ...(isIn ? { inTransit: formatDecimal5(quantity5 - received5 - returned5 - lost5) } : {}),
    sent: shanghaiIso(sentMs),
  };
}

const TAKE_STATES: Readonly<Record<number, string>> = { 1: 'open', 2: 'approved', 3: 'cancelled' };

export function stockTakeView(take: StockTakeView): object {
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

/** The first moment after all others that can be asked for. */
export const END_OF_TIME_MS = Number.MAX_SAFE_INTEGER;

export function instantOf(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : (parseInstant(text) ?? otherwise);
}
