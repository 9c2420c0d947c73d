import type { Inventory } from '@tongguan/ceb';
import { POLICY_CODES } from '@tongguan/policy';
import type { AskedToJudge } from '../asks.ts';

/** The remarks that were compared with an article and approved, by seller, article and commodity code. */
export type SettledNotes = (ebcCode: string, itemNo: string | undefined, gcode: string) => readonly string[];

export const NOTHING_SETTLED: SettledNotes = () => [];

/**
 * H-01, H-04: what a remark excludes an officer decides once, when the article is filed, instead of with every declaration of
 * it. An approval stands for the remark it was given on, so that a new edition with another one asks again. Filings are read
 * for lines that have such a remark, and for no other.
 */
export async function settledNotes(
  store: Pick<AskedToJudge, 'filingsOf'>,
  declarations: readonly Inventory[],
  hasClauses: (gcode: string) => boolean,
): Promise<SettledNotes> {
  const articles = declarations.flatMap(({ InventoryHead, InventoryList }) =>
    InventoryList.flatMap(({ itemNo, gcode }) =>
      itemNo && hasClauses(gcode) ? [{ ebcCode: InventoryHead.ebcCode, itemNo }] : [],
    ),
  );
  if (articles.length === 0) return NOTHING_SETTLED;
  const approved = (await store.filingsOf(articles)).filter(({ decision }) => decision?.approve === true);
  const notes = new Map(
    approved.map(({ participantCode, itemNo, filing, doubts }) => [
      keyOf(participantCode, itemNo, filing.gcode),
      doubts.filter(({ code }) => code === POLICY_CODES.noteForOfficer).map(({ allowed }) => allowed),
    ]),
  );
  return (ebcCode, itemNo, gcode) => (itemNo ? (notes.get(keyOf(ebcCode, itemNo, gcode)) ?? []) : []);
}

function keyOf(ebcCode: string, itemNo: string, gcode: string): string {
  return `${ebcCode} ${itemNo} ${gcode}`;
}
