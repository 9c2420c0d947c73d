import {
  allocate,
  assert,
  type Decimal5,
  done,
  type Fen,
  formatDecimal5,
  type Outcome,
  type Refusal,
  refused,
  roundHalfUp,
} from '@tongguan/kernel';
import { POLICY_CODES } from '../policyCodes.ts';

/** A line of a released declaration, with the tax it was released with. */
export type ReleasedLine = {
  readonly gnum: string;
  readonly gcode: string;
  readonly unit: string;
  readonly quantity5: Decimal5;
  readonly dutiableFen: Fen;
  readonly customsDutyFen: Fen;
  readonly consumptionTaxFen: Fen;
  readonly valueAddedTaxFen: Fen;
  /** What the line took of a yearly quantity of the person (H-01). */
  readonly limit?: { readonly kind: string; readonly quantity5: Decimal5 };
};

export type AskedLine = {
  readonly gnum: string;
  readonly gcode: string;
  readonly unit: string;
  /** Null: the message has no number there. */
  readonly quantity5: Decimal5 | null;
};

export type ReturnLinesFacts = {
  readonly released: readonly ReleasedLine[];
  /** The annual quota the declaration used in all; 0 when it used none. */
  readonly quotaFen: Fen;
  /** Earlier granted returns, in any order; a line may occur more than once. */
  readonly before: readonly { readonly gnum: string; readonly quantity5: Decimal5 }[];
  readonly asked: readonly AskedLine[];
};

export type ReturnedLine = ReleasedLine & { readonly quotaFen: Fen };

export type ReturnedAmounts = {
  readonly lines: readonly ReturnedLine[];
  readonly quotaFen: Fen;
  readonly taxFen: Fen;
  /** Nothing of the declaration is left with the consumer. */
  readonly isAllBack: boolean;
};

/**
 * I-02, F-01: what a return of whole or part of a declaration gives back, line by line, exact to the fen. A share is
 * cumulative: what quantity q of Q has given back is total × q ÷ Q, rounded half up once; this return gives the
 * difference to what was given before. So the parts add up to the whole in any order and never exceed it.
 */
export function returnLines(facts: ReturnLinesFacts): Outcome<ReturnedAmounts> {
  const refusals = facts.asked.flatMap((line, index) => problemsOf(line, index, facts));
  if (facts.asked.length === 0) refusals.push(nothingAsked());
  if (refusals.length > 0) return refused(...refusals);
  const quotas = facts.released.length === 0 ? [] : quotaByLine(facts);
  const lines = facts.asked.map((asked) => {
    const index = facts.released.findIndex((line) => line.gnum === asked.gnum);
    const line = facts.released[index];
    assert(line !== undefined && asked.quantity5 !== null, 'a line that was examined is there and has a quantity');
    return partOf({ ...line, quotaFen: quotas[index] ?? 0n }, backBefore(facts, asked.gnum), asked.quantity5);
  });
  const sum = (pick: (line: ReturnedLine) => Fen): Fen => lines.reduce((total, line) => total + pick(line), 0n);
  return done({
    lines,
    quotaFen: sum((line) => line.quotaFen),
    taxFen: sum((line) => line.customsDutyFen + line.consumptionTaxFen + line.valueAddedTaxFen),
    isAllBack: facts.released.every((line) => {
      const now = facts.asked.find((asked) => asked.gnum === line.gnum)?.quantity5 ?? 0n;
      return backBefore(facts, line.gnum) + now === line.quantity5;
    }),
  });
}

/** The share of an amount for `quantity5` of `whole5`, after `before5` was given back. */
export function cumulativeShare(amountFen: Fen, whole5: Decimal5, before5: Decimal5, quantity5: Decimal5): Fen {
  assert(whole5 > 0n && before5 >= 0n && quantity5 >= 0n, 'quantities are not negative, and there is a whole');
  assert(before5 + quantity5 <= whole5, 'no more is given back than was released');
  return roundHalfUp(amountFen * (before5 + quantity5), whole5) - roundHalfUp(amountFen * before5, whole5);
}

function partOf(line: ReturnedLine, before5: Decimal5, quantity5: Decimal5): ReturnedLine {
  const share = (amountFen: Fen): Fen => cumulativeShare(amountFen, line.quantity5, before5, quantity5);
  return {
    ...line,
    quantity5,
    dutiableFen: share(line.dutiableFen),
    customsDutyFen: share(line.customsDutyFen),
    consumptionTaxFen: share(line.consumptionTaxFen),
    valueAddedTaxFen: share(line.valueAddedTaxFen),
    quotaFen: share(line.quotaFen),
    ...(line.limit === undefined ? {} : { limit: { ...line.limit, quantity5: share(line.limit.quantity5) } }),
  };
}

function quotaByLine({ released, quotaFen }: ReturnLinesFacts): readonly Fen[] {
  return allocate(
    quotaFen,
    released.map((line) => line.dutiableFen),
  );
}

function backBefore({ before }: ReturnLinesFacts, gnum: string): Decimal5 {
  return before.reduce((total, line) => (line.gnum === gnum ? total + line.quantity5 : total), 0n);
}

/** −625209: no such line in the declaration. Ours: the unit differs, twice the same line, nothing or too much. */
function problemsOf(asked: AskedLine, index: number, facts: ReturnLinesFacts): readonly Refusal[] {
  const path = `lines[${index}]`;
  const line = facts.released.find((one) => one.gnum === asked.gnum);
  if (line === undefined || line.gcode !== asked.gcode) {
    const allowed = line === undefined ? facts.released.map((one) => one.gnum).join(', ') : line.gcode;
    const found = line === undefined ? asked.gnum : asked.gcode;
    return [{ code: POLICY_CODES.returnLineUnknown, path: `${path}.gnum`, found: found.slice(0, 40), allowed }];
  }
  const code = POLICY_CODES.returnLineQuantity;
  if (facts.asked.findIndex((one) => one.gnum === asked.gnum) !== index) {
    const allowed = '每项一次 / each line once';
    return [{ code, path: `${path}.gnum`, found: asked.gnum, allowed }];
  }
  const refusals: Refusal[] = [];
  if (line.unit !== asked.unit) {
    refusals.push({ code, path: `${path}.unit`, found: asked.unit.slice(0, 10), allowed: line.unit });
  }
  const left5 = line.quantity5 - backBefore(facts, asked.gnum);
  if (asked.quantity5 === null || asked.quantity5 <= 0n || asked.quantity5 > left5) {
    const found = asked.quantity5 === null ? '' : formatDecimal5(asked.quantity5);
    const allowed = left5 === 0n ? '已全部退回 / all of it is back' : `0 < qty ≤ ${formatDecimal5(left5)}`;
    refusals.push({ code, path: `${path}.qty`, found, allowed });
  }
  return refusals;
}

/** −625006: 退货申请单表体无数据，不允许申报 */
function nothingAsked(): Refusal {
  return { code: POLICY_CODES.returnEmpty, path: 'lines', found: '0', allowed: '1…99' };
}
