import type { Refusal } from '@tongguan/kernel';
import { POLICY_CODES } from '../policyCodes.ts';
import type { AdmitLine, ListingProblem } from './admitLine.ts';
import { conditionsOf } from './listNote.ts';
import { capOf, plainQuantity, usedOf } from './noteCaps.ts';

/**
 * H-01: what a remark asks beyond the way of import. A quantity that this declaration alone exceeds is refused; within it an
 * officer looks, unless it is one of a person and year that the platform counts (`yearlyQuantities`). What a clause excludes an officer decides, once when the
 * article is filed or with every declaration of it.
 */
export function noteDoubts(
  note: string | null,
  line: AdmitLine,
  index: number,
  lines: readonly AdmitLine[],
  counted: 'counted' | 'not counted',
): readonly ListingProblem[] {
  const { caps, exclusions, others, yearly } = conditionsOf(note);
  const path = `lines[${index}].gcode`;
  const isCounted = counted === 'counted' && yearly !== null;
  const problems = caps.flatMap((clause) => capProblem(clause, line, lines, path, isCounted));
  const clauses = [...exclusions, ...others].filter((clause) => !caps.includes(clause));
  if (clauses.length === 0) return problems;
  const refusal = noteRefusal(line.gcode, clauses.join('；'), path);
  const isSettled = line.settledNotes?.includes(refusal.allowed) === true;
  return isSettled ? problems : [...problems, { sure: false, refusal }];
}

function capProblem(
  clause: string,
  line: AdmitLine,
  lines: readonly AdmitLine[],
  path: string,
  isCounted: boolean,
): readonly ListingProblem[] {
  const forOfficer = { sure: false, refusal: noteRefusal(line.gcode, clause, path) };
  const cap = capOf(clause);
  if (cap === null) return [forOfficer];
  const same = lines.filter(({ gcode }) => gcode.slice(0, 8) === line.gcode.slice(0, 8));
  const used = usedOf(
    cap,
    same.map(({ legal }) => legal?.first ?? null),
  );
  if (used === null) return [forOfficer];
  if (used <= cap.quantity5) return isCounted ? [] : [forOfficer];
  const found = `${line.gcode} ${plainQuantity(used)} (${cap.unit})`;
  const allowed = `清单备注：${clause} / the remark of the list limits the quantity`;
  return [{ sure: true, refusal: { code: POLICY_CODES.overCap, path, found, allowed } }];
}

function noteRefusal(gcode: string, clause: string, path: string): Refusal {
  const allowed = `清单备注：${clause}；由关员核对 / an officer compares the goods with the remark of the list`;
  return { code: POLICY_CODES.noteForOfficer, path, found: gcode, allowed };
}
