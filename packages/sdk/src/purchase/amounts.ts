import {
  assert,
  type Decimal5,
  DECIMAL5_SCALE,
  done,
  fenToDecimal5,
  type Outcome,
  parseDecimal5,
  parseFen,
  type Refusal,
} from '@tongguan/kernel';
import { type Assessment, type AssessLine, assess } from '@tongguan/policy';
import type { Goods, PurchaseLine, PurchaseSpec } from './types.ts';

/** The sums of D-03, all exact: nothing is rounded but the tax, and that by policy (E-03). */
export type PurchaseAmounts = {
  readonly lines: readonly LineAmounts[];
  readonly goodsValue5: Decimal5;
  readonly freight5: Decimal5;
  readonly insurance5: Decimal5;
  /** Order field `freight`, 运杂费: freight and insurance together. */
  readonly carriage5: Decimal5;
  readonly discount5: Decimal5;
  readonly tax5: Decimal5;
  readonly paid5: Decimal5;
  readonly netWeight5: Decimal5;
  readonly grossWeight5: Decimal5;
  readonly assessment: Assessment;
};

export type LineAmounts = {
  readonly quantity5: Decimal5;
  readonly price5: Decimal5;
  readonly total5: Decimal5;
  /** In the first legal unit, and in the second where the commodity has one (H-05). */
  readonly legal5: Decimal5;
  readonly secondLegal5: Decimal5 | null;
  readonly netWeight5: Decimal5;
};

/** Computes every amount of a purchase; refuses texts that are no amounts, all at once. */
export function purchaseAmounts(spec: PurchaseSpec): Outcome<PurchaseAmounts> {
  const read = new AmountReader();
  const lines = spec.lines.map((line, index) => lineAmounts(read, `lines[${index}]`, line));
  const freight5 = read.amount('freight', spec.freight);
  const insurance5 = read.amount('insurance', spec.insurance);
  const discount5 = read.amount('discount', spec.discount ?? '0');
  const packing5 = read.amount('packingKg', spec.packingKg ?? '0.2');
  const annualUsedFen = read.fen('annualUsed', spec.annualUsed ?? '0');
  if (lines.length === 0) read.refuse('lines', '0', '1..99 lines');
  if (read.refusals.length > 0) return { ok: false, refusals: read.refusals };

  const assessment = assess({
    acceptedAtMs: spec.atMs,
    mode: spec.mode.kind,
    annualUsedFen,
    freight5,
    insurance5,
    lines: lines.map((line, index) => assessLine(spec.lines[index]?.goods, line)),
  });
  const goodsValue5 = sum(lines.map((line) => line.total5));
  const carriage5 = freight5 + insurance5;
  const tax5 = fenToDecimal5(assessment.total.taxFen);
  const netWeight5 = sum(lines.map((line) => line.netWeight5));
  return done({
    lines,
    goodsValue5,
    freight5,
    insurance5,
    carriage5,
    discount5,
    tax5,
    paid5: goodsValue5 + carriage5 + tax5 - discount5,
    netWeight5,
    grossWeight5: netWeight5 + packing5,
    assessment,
  });
}

function lineAmounts(read: AmountReader, path: string, { goods, quantity, price }: PurchaseLine): LineAmounts {
  const quantity5 = read.positive(`${path}.quantity`, quantity);
  const price5 = read.amount(`${path}.price`, price);
  const perPiece = (name: string, text: string) => times(quantity5, read.amount(`${path}.goods.${name}`, text));
  return {
    quantity5,
    price5,
    total5: read.product(`${path}.price`, quantity5, price5),
    legal5: perPiece('qty1PerPiece', goods.qty1PerPiece),
    secondLegal5: goods.qty2PerPiece === undefined ? null : perPiece('qty2PerPiece', goods.qty2PerPiece),
    netWeight5: perPiece('netWeightKg', goods.netWeightKg),
  };
}

/**
 * The measures are those that the declaration will have: consumption tax by volume, weight or piece is decided from them.
 */
function assessLine(goods: Goods | undefined, line: LineAmounts): AssessLine {
  assert(goods !== undefined, 'every line has its goods');
  return {
    gcode: goods.gcode,
    quantity5: line.quantity5,
    total5: line.total5,
    measures: [
      { quantity5: line.quantity5, unit: goods.unit },
      { quantity5: line.legal5, unit: goods.unit1 },
      ...(goods.unit2 === undefined || line.secondLegal5 === null
        ? []
        : [{ quantity5: line.secondLegal5, unit: goods.unit2, isSecond: true }]),
    ],
    text: `${goods.name} ${goods.model}`,
    country: goods.country,
  };
}

/** The product of two decimals, cut to five places; for quantities of legal units and weights. */
function times(left: Decimal5, right: Decimal5): Decimal5 {
  return (left * right) / DECIMAL5_SCALE;
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

/** Reads the texts of a spec and gathers what is wrong with them. */
class AmountReader {
  readonly refusals: Refusal[] = [];

  amount(path: string, text: string): Decimal5 {
    const value = parseDecimal5(text);
    if (value !== null && value >= 0n) return value;
    this.refuse(path, text, 'a decimal from 0 with at most five places');
    return 0n;
  }

  positive(path: string, text: string): Decimal5 {
    const value = this.amount(path, text);
    if (value === 0n) this.refuse(path, text, 'more than 0');
    return value;
  }

  fen(path: string, text: string): bigint {
    const value = parseFen(text);
    if (value !== null && value >= 0n) return value;
    this.refuse(path, text, 'yuan with at most two places');
    return 0n;
  }

  /** D-03 wants totalPrice = qty × price; a product with more than five places could not be written. */
  product(path: string, quantity5: Decimal5, price5: Decimal5): Decimal5 {
    const product = quantity5 * price5;
    if (product % DECIMAL5_SCALE !== 0n) this.refuse(path, 'quantity × price', 'a product with at most five places');
    return product / DECIMAL5_SCALE;
  }

  refuse(path: string, found: string, allowed: string): void {
    this.refusals.push({ code: '-900204', path, found, allowed });
  }
}
