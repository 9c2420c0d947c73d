import { formatDecimal5, parseDecimal5, partOf, shanghaiDate } from '@tongguan/kernel';
import { modeAllowed } from '@tongguan/policy';
import { stockAccount, transitAccount } from '../../ledgers/index.ts';
import { type Act, actSeal, requestHashOf, sealReason } from '../../office/types.ts';
import { TRANSFER_SIDES, type TransferLine } from '../bookStore.ts';
import { done, itemsOf, refused, shortOf, textIn } from './bookItems.ts';
import { unitsIn, unitsOut } from './transferUnits.ts';
import type { ActHandler, ActJudge, ActResult, AftercareContext, Impossible } from './context.ts';

/**
 * Transfers between account books (J-03). Each book has its own partition, and each act below moves accounts of one: out
 * of the source and, by an act the source's lane appends for the destination in the same transaction, onto the transit
 * account there; from it into the book. An act is carried out once, so nothing is lost or doubled wherever a lane stops.
 */

/** Act `transfer.out`: goods leave a book for another. */
export const sendTransfer: ActHandler = async (act, context) => {
  const transferNo = textIn(act, 'transferNo');
  const toBook = textIn(act, 'toBook');
  const wrong = judgeRoute(act, context, toBook);
  if (wrong !== null) return wrong;
  const read = await itemsOf(act, context, { mayBeZero: false, mustBeKnown: true });
  if ('result' in read) return read.result;
  const known = await context.store.transferLines(act.part, TRANSFER_SIDES.source, act.subject, transferNo);
  if (known.length > 0) return refused('90241', transferNo, '新的转移编号 a fresh number');
  const units = await unitsOut(context, act.subject, toBook, read.items);
  if ('result' in units) return units.result;
  const short = shortOf(context, read.items);
  if (short !== null) return short;
  const reference = referenceOf(act.subject, transferNo);
  const lines = read.items.map(({ itemRecordNo, ref, quantity5 }): TransferLine => {
    context.session.withdraw(ref, quantity5, `${act.actId}/${itemRecordNo}`, reference, context.nowMs);
    const none = { received5: 0n, returned5: 0n, lost5: 0n, sentMs: context.nowMs };
    return {
      part: act.part,
      side: TRANSFER_SIDES.source,
      fromBook: act.subject,
      transferNo,
      itemRecordNo,
      toBook,
      unit: units.unitOf(itemRecordNo),
      quantity5,
      ...none,
    };
  });
  await context.store.putTransferLines(lines);
  const items = lines.map(({ itemRecordNo, quantity5, unit }) => {
    return { itemRecordNo, quantity: formatDecimal5(quantity5), ...(unit === null ? {} : { unit }) };
  });
  await handOver(act, context, 'transfer.announce', toBook, { transferNo, fromBook: act.subject, items });
  return done(act, context, [['transferNo', transferNo]]);
};

/** Appended by the source's lane: the goods are in transit to this book. */
export const announceTransfer: ActHandler = async (act, context) => {
  const { transferNo, fromBook } = namesIn(act);
  const items = act.body['items'] as readonly { itemRecordNo: string; quantity: string; unit?: string }[];
  const lines = items.map(({ itemRecordNo, quantity, unit = null }): TransferLine => {
    const quantity5 = parseDecimal5(quantity) ?? 0n;
    const none = { received5: 0n, returned5: 0n, lost5: 0n, sentMs: context.nowMs };
    return {
      part: act.part,
      side: TRANSFER_SIDES.destination,
      fromBook,
      transferNo,
      itemRecordNo,
      toBook: act.subject,
      unit,
      quantity5,
      ...none,
    };
  });
  const refs = lines.map((line) => transitAccount(line.toBook, fromBook, transferNo, line.itemRecordNo));
  await context.session.load(refs);
  const reference = referenceOf(fromBook, transferNo);
  lines.forEach((line, index) => {
    const ref = refs[index];
    if (ref) context.session.deposit(ref, line.quantity5, `${act.actId}/in transit`, reference, context.nowMs);
  });
  await context.store.putTransferLines(lines);
  return done(act, context, [['transferNo', transferNo]]);
};

/** Act `transfer.in`: goods in transit arrive, all of them or a part; the rest stays in transit. */
export const receiveTransfer: ActHandler = async (act, context) => {
  const found = await inTransit(act, context);
  if ('result' in found) return found.result;
  const read = await itemsOf(act, context, { mayBeZero: false, mustBeKnown: false });
  if ('result' in read) return read.result;
  const { transferNo, fromBook } = namesIn(act);
  const changed: TransferLine[] = [];
  for (const { itemRecordNo, quantity5 } of read.items) {
    const line = found.lines.find((one) => one.itemRecordNo === itemRecordNo);
    if (line === undefined || quantity5 > restOf(line)) {
      const rest = line === undefined ? '0' : formatDecimal5(restOf(line));
      return refused('90243', `${itemRecordNo}: ${formatDecimal5(quantity5)}`, `≤ ${rest}`);
    }
    changed.push({ ...line, received5: line.received5 + quantity5 });
  }
  const unlike = await unitsIn(context, act.subject, read.items, changed);
  if (unlike !== null) return unlike;
  const reference = referenceOf(fromBook, transferNo);
  for (const { itemRecordNo, ref, quantity5 } of read.items) {
    const key = `${act.actId}/${itemRecordNo}`;
    const transit = transitAccount(act.subject, fromBook, transferNo, itemRecordNo);
    context.session.withdraw(transit, quantity5, key, reference, context.nowMs);
    context.session.deposit(ref, quantity5, key, reference, context.nowMs);
  }
  await context.store.putTransferLines(changed);
  return done(act, context, factsOf(found.lines, changed));
};

/** Act `transfer.decide`: what has not arrived goes back to the book it left, or is a loss, as a supervisor decides. */
export const decideTransfer: ActJudge = async (act, context) => {
  const found = await inTransit(act, context);
  if ('result' in found) return found.result;
  const { transferNo, fromBook } = namesIn(act);
  const isReturn = act.body['decision'] === 'return';
  const open = found.lines.filter((line) => restOf(line) > 0n);
  if (open.length === 0) return refused('90242', transferNo, '在途数量大于零 something in transit');
  const reference = referenceOf(fromBook, transferNo);
  const carryOut = async (): Promise<ActResult> => {
    for (const line of open) {
      const transit = transitAccount(act.subject, fromBook, transferNo, line.itemRecordNo);
      context.session.withdraw(transit, restOf(line), `${act.actId}/rest`, reference, context.nowMs);
    }
    const changed = open.map((line) =>
      isReturn ? { ...line, returned5: line.returned5 + restOf(line) } : { ...line, lost5: line.lost5 + restOf(line) },
    );
    await context.store.putTransferLines(changed);
    const items = open.map((line) => ({ itemRecordNo: line.itemRecordNo, quantity: formatDecimal5(restOf(line)) }));
    if (isReturn) await handOver(act, context, 'transfer.back', fromBook, { transferNo, fromBook, items });
    return done(
      act,
      context,
      items.map(({ itemRecordNo, quantity }) => [itemRecordNo, quantity]),
    );
  };
  return { carryOut };
};

/** Appended by the destination's lane: what did not arrive is in the book it left again. */
export const takeBackTransfer: ActHandler = async (act, context) => {
  const { transferNo } = namesIn(act);
  const items = act.body['items'] as readonly { itemRecordNo: string; quantity: string }[];
  const lines = await context.store.transferLines(act.part, TRANSFER_SIDES.source, act.subject, transferNo);
  const refs = items.map(({ itemRecordNo }) => stockAccount(act.subject, itemRecordNo));
  await context.session.load(refs);
  const reference = referenceOf(act.subject, transferNo);
  const changed = lines.flatMap((line) => {
    const given = items.find(({ itemRecordNo }) => itemRecordNo === line.itemRecordNo);
    if (given === undefined) return [];
    const quantity5 = parseDecimal5(given.quantity) ?? 0n;
    const ref = stockAccount(act.subject, line.itemRecordNo);
    context.session.deposit(ref, quantity5, `${act.actId}/${line.itemRecordNo}`, reference, context.nowMs);
    return [{ ...line, returned5: line.returned5 + quantity5 }];
  });
  await context.store.putTransferLines(changed);
  return done(act, context, [['transferNo', transferNo]]);
};

/**
 * Both books registered and not the same; the mode the goods entered under and the one they go on under allowed in their
 * cities that day, and never from 1210 to 1239 (notice 2018 No. 194).
 */
function judgeRoute(act: Act, context: AftercareContext, toBook: string): ActResult | null {
  const from = context.deps.registry.accountBook(act.subject);
  const to = context.deps.registry.accountBook(toBook);
  if (from === null || to === null) {
    return refused('90019', from === null ? act.subject : toBook, '在册的账册 a registered account book');
  }
  if (toBook === act.subject) return refused('90244', toBook, '另一账册 another account book');
  const [mode, toMode] = [textIn(act, 'mode'), textIn(act, 'toMode')];
  if (mode === '1210' && toMode === '1239') return refused('90240', `${from.city} 1210 → ${to.city} 1239`, '1210');
  const day = shanghaiDate(act.atMs);
  for (const [one, city] of [
    [mode, from.city],
    [toMode, to.city],
  ] as const) {
    const allowed = modeAllowed(one, city, day);
    if (!allowed.ok) return refused('90240', `${one} ${city}`, allowed.refusals[0]?.allowed ?? '');
  }
  return null;
}

async function inTransit(
  act: Act,
  context: AftercareContext,
): Promise<{ readonly lines: readonly TransferLine[] } | { readonly result: Exclude<Impossible, 'later'> }> {
  const { transferNo, fromBook } = namesIn(act);
  const all = await context.store.transferLines(act.part, TRANSFER_SIDES.destination, fromBook, transferNo);
  const lines = all.filter((line) => line.toBook === act.subject);
  if (lines.length === 0) {
    return { result: refused('90242', `${fromBook} ${transferNo}`, '在途的转移 a transfer in transit to this book') };
  }
  await context.session.load(lines.map((line) => transitAccount(act.subject, fromBook, transferNo, line.itemRecordNo)));
  return { lines };
}

/** Gives the lane of another book what follows there. Its id follows from the act's, for whoever has the key: nobody takes it first. */
async function handOver(
  act: Act,
  context: AftercareContext,
  kind: string,
  book: string,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const part = partOf('book', book);
  const plain = JSON.stringify(body);
  const digest = context.deps.vault.tokenKey(`${act.actId}|${kind}`);
  const hex = digest.toString('hex', 0, 16);
  const actId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  await context.store.appendAct({
    part,
    actId,
    kind,
    subject: book,
    customsCode: context.deps.registry.accountBook(book)?.customsCode ?? null,
    actor: act.actor,
    reason: sealReason(context.deps.vault, act.reason, { part, actId }),
    atMs: context.nowMs,
    arrivedUs: act.arrivedUs + 1n,
    requestHash: requestHashOf(kind, book, act.actor.code, act.reason, plain),
    body: context.deps.vault.seal(Buffer.from(plain), actSeal(part, actId)),
  });
}

function restOf(line: TransferLine): bigint {
  return line.quantity5 - line.received5 - line.returned5 - line.lost5;
}

/** What stays in transit of each item. */
function factsOf(lines: readonly TransferLine[], changed: readonly TransferLine[]): [string, string][] {
  return lines.map((line) => {
    const fresh = changed.find((one) => one.itemRecordNo === line.itemRecordNo) ?? line;
    return [line.itemRecordNo, formatDecimal5(restOf(fresh))];
  });
}

function namesIn(act: Act): { readonly transferNo: string; readonly fromBook: string } {
  return { transferNo: textIn(act, 'transferNo'), fromBook: textIn(act, 'fromBook') };
}

/** `ledger_entry.reference` of every movement of a transfer. */
function referenceOf(fromBook: string, transferNo: string): string {
  return `transfer ${fromBook}/${transferNo}`;
}
