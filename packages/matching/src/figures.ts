import { DICTIONARY, type NodeSpec } from '@tongguan/ceb';
import { DECIMAL5_SCALE, parseDecimal5, type Refusal } from '@tongguan/kernel';

/**
 * N19,5 reaches further than the books, which count 1/100,000 and fen in 64 bits: a million million of anything is
 * beyond any order, and 99 such lines with all their taxes still fit.
 */
const BOOKABLE5_MAX = 1_000_000_000_000n * DECIMAL5_SCALE;
const BOOKABLE = '不超过一万亿';

/**
 * What there is none of is no line, no parcel and no weight. Everything else may be nothing: freight, discount, a gift's
 * price.
 */
const MORE_THAN_NOTHING: ReadonlySet<string> = new Set([
  'gnum',
  'packNo',
  'qty',
  'qty1',
  'qty2',
  'weight',
  'grossWeight',
  'netWeight',
]);

/** The same codes as for a declaration that is judged later (checkFields). */
const RANGE_CODES: ReadonlyMap<string, string> = new Map([
  ['qty', '90024'],
  ['qty1', '90024'],
  ['qty2', '90024'],
  ['price', '90005'],
  ['totalPrice', '90005'],
]);
const RANGE_CODE = '-900206';
const FORM_CODE = '-900204';

/** XSD takes more spellings of one number: `+5`, `.5`, `5.`, `007`, six decimals. One amount is written in one way here. */
const FORMS = {
  decimal: {
    pattern: /^(?:0|[1-9]\d*)(?:\.\d{1,5})?$/,
    allowed: '无符号、无多余的零、至多5位小数，如 no sign, no leading zero, at most 5 decimals: 0.5, 12, 12.34',
  },
  int: {
    pattern: /^(?:0|[1-9]\d*)$/,
    allowed: '无符号、无多余的零的整数，如 a whole number, no sign, no leading zero: 1',
  },
} as const;

/** Whether a quantity or an amount can be booked: at least so many 1/100,000, and not beyond every order (J-01). */
export function bookable(text: string, least5: bigint): boolean {
  const value = parseDecimal5(text);
  return value !== null && value >= least5 && value <= BOOKABLE5_MAX;
}

/** Of what a field may hold, for a refusal. */
export function bookableRange(least5: bigint): string {
  return `${least5 > 0n ? '> 0' : '≥ 0'}, ${BOOKABLE}`;
}

/**
 * Every number of a document, whoever sends it: written in the one form, not negative, something where there has to
 * be something, and within what can be booked (B-01, D-03). The dictionary says which elements are numbers. White space
 * around a number is none of it (XSD collapse): the reader has taken it away.
 */
export function figureProblems(type: string, document: object): Refusal[] {
  const problems: Refusal[] = [];
  for (const place of placesOf(type)) look(document, place, problems);
  return problems;
}

/** The numbers of one node of a document; those it carries itself stand at node ''. */
type Place = {
  readonly node: string;
  readonly repeated: boolean;
  readonly fields: readonly { readonly name: string; readonly form: keyof typeof FORMS }[];
};

const known = new Map<string, readonly Place[]>();

function placesOf(type: string): readonly Place[] {
  let places = known.get(type);
  if (places === undefined) {
    const spec = DICTIONARY.get(type)?.document;
    const nodes = (spec?.children ?? []).filter((child): child is NodeSpec => child.kind === 'node');
    places = [...(spec ? [placeOf(spec, '')] : []), ...nodes.map((node) => placeOf(node, node.name))];
    known.set(type, places);
  }
  return places;
}

function placeOf({ children, max }: NodeSpec, node: string): Place {
  const fields = children.flatMap((child) => {
    if (child.kind === 'node') return [];
    if (child.type === 'int' || /^N\d+,0$/.test(child.type)) return { name: child.name, form: 'int' as const };
    return /^N\d+,\d+$/.test(child.type) ? { name: child.name, form: 'decimal' as const } : [];
  });
  return { node, repeated: node !== '' && max > 1, fields };
}

function look(document: object, { node, repeated, fields }: Place, problems: Refusal[]): void {
  if (fields.length === 0) return;
  const value: unknown = node === '' ? document : Reflect.get(document, node);
  const nodes: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  for (const [index, one] of nodes.entries()) {
    for (const { name, form } of fields) {
      const found: unknown = Reflect.get(one as object, name);
      if (typeof found !== 'string' || found === '') continue;
      const problem = problemOf(name, form, found);
      if (problem === null) continue;
      const step = node === '' ? '.' : `${node}${repeated ? `[${index + 1}]` : ''}`;
      problems.push({ ...problem, path: `${step}/${name}`, found });
    }
  }
}

function problemOf(name: string, form: keyof typeof FORMS, found: string): Pick<Refusal, 'code' | 'allowed'> | null {
  const { pattern, allowed } = FORMS[form];
  if (!pattern.test(found)) return { code: FORM_CODE, allowed };
  const needsSome = MORE_THAN_NOTHING.has(name);
  // Twelve signs are less than a million million, and something where a digit is: no need to count.
  if (found.length <= 12 && (!needsSome || /[1-9]/.test(found))) return null;
  const least5 = needsSome ? 1n : 0n;
  if (bookable(found, least5)) return null;
  return { code: RANGE_CODES.get(name) ?? RANGE_CODE, allowed: bookableRange(least5) };
}
