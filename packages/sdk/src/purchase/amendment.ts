import type { CebMessage, Inventory, InventoryHead, InventoryLine } from '@tongguan/ceb';
import { type EpochMs, shanghaiC14 } from '@tongguan/kernel';
import { upperCaseGuid } from './build.ts';
import { declarationMessage } from './messages.ts';
import type { Firm } from './types.ts';

/** The fields of a sent declaration that change. */
export type Amendment = {
  /** Later than every earlier version of the declaration, or the change is refused as old (B-06). */
  readonly atMs: EpochMs;
  readonly head?: Partial<Omit<InventoryHead, 'guid' | 'appType' | 'appTime'>>;
  /** By line number (gnum); lines that are not named stay as they were. */
  readonly lines?: Readonly<Record<string, Partial<Omit<InventoryLine, 'gnum'>>>>;
};

/**
 * 621 with appType 2: the whole declaration anew with what is otherwise in it (I-01). After release it is an application an
 * officer decides; what names accounts or parties (buyer, guarantor, mode, book, waybill …) may not change then (−621012).
 * Order, payment and waybill stay as they were, so the new declaration must still match them (D-01 … D-04). Change
 * quantity, price and total of a line together.
 */
export function amendmentMessage(
  declaration: Inventory,
  { atMs, head, lines = {} }: Amendment,
  transmitter: Firm,
): CebMessage {
  const known = new Set(declaration.InventoryList.map(({ gnum }) => gnum));
  const unknown = Object.keys(lines).find((gnum) => !known.has(gnum));
  if (unknown !== undefined) throw new RangeError(`清单没有第 ${unknown} 项 / the list has no line ${unknown}`);
  const version = { guid: upperCaseGuid(), appType: '2', appTime: shanghaiC14(atMs) };
  const amended: Inventory = {
    InventoryHead: { ...declaration.InventoryHead, ...head, ...version },
    InventoryList: declaration.InventoryList.map((line) => ({ ...line, ...lines[line.gnum] })),
  };
  return declarationMessage([amended], transmitter);
}
