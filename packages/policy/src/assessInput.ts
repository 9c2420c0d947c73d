import {
  type Decimal5,
  DECIMAL5_SCALE,
  done,
  type EpochMs,
  type Fen,
  type Outcome,
  parseDecimal5,
  parseFen,
  parseFraction,
  parseInstant,
  type Refusal,
  roundHalfUp,
} from '@tongguan/kernel';
import type { PostalClass } from './postal/postalTax.ts';
import type { AssessFacts, AssessLine, LineRates, Measure } from './types.ts';

/** As many as a message may carry. */
const LINES_MAX = 99;
/** Enough to mend a file in one go, and a bound for a hostile one. */
const PROBLEMS_MAX = 100;
const FOUND_CHARACTERS_MAX = 40;

/** The codes are those the wire reader gives for the same mistakes. */
const CODES = { structure: '-900202', number: '-900204', occurrence: '-900205', value: '-900206' } as const;

/** Reads one input of `assess`. All problems at once, in document order, each with its JSON path. */
export function readAssessInput(input: unknown, at = '$'): Outcome<AssessFacts> {
  const reader = new Reader();
  const root = reader.object(input, at, ['acceptedAt', 'mode', 'annualUsed', 'freight', 'insurance', 'lines'], []);
  const facts = {
    acceptedAtMs: reader.instant(root['acceptedAt'], `${at}.acceptedAt`),
    mode: reader.text(root['mode'], `${at}.mode`, /^\d{4}$/, '四位监管方式代码 / four digits, for example 1210'),
    annualUsedFen: reader.fen(root['annualUsed'], `${at}.annualUsed`),
    freight5: reader.decimal(root['freight'], `${at}.freight`),
    insurance5: reader.decimal(root['insurance'], `${at}.insurance`),
    lines: reader
      .list(root['lines'], `${at}.lines`, LINES_MAX)
      .map((line, i) => readLine(reader, line, `${at}.lines[${i}]`)),
  };
  const problems = reader.problems();
  return problems.length === 0 ? done(facts) : { ok: false, refusals: problems };
}

/** As long as gmodel may be on the wire. */
const TEXT = /^[^\u0000-\u001f]{0,510}$/u;
const MEASURE_KEYS = ['unit', 'qty1', 'unit1', 'qty2', 'unit2'] as const;

function readLine(reader: Reader, input: unknown, at: string): AssessLine {
  const line = reader.object(
    input,
    at,
    ['gcode', 'quantity', 'price'],
    ['rates', 'postalClass', 'country', 'gname', 'gmodel', ...MEASURE_KEYS],
  );
  const gcode = reader.text(line['gcode'], `${at}.gcode`, /^\d{8}(\d{2})?$/, '8 或 10 位商品编码 / 8 or 10 digits');
  const quantity5 = reader.decimal(line['quantity'], `${at}.quantity`, 'positive');
  const price5 = reader.decimal(line['price'], `${at}.price`);
  // Two five-decimal numbers make ten decimals; the wire's totalPrice carries five.
  const total5 = roundHalfUp(price5 * quantity5, DECIMAL5_SCALE);
  const measures = readMeasures(reader, line, at, quantity5);
  const rates = line['rates'] === undefined ? undefined : readRates(reader, line['rates'], `${at}.rates`);
  const asked =
    line['postalClass'] === undefined ? undefined : reader.postalClass(line['postalClass'], `${at}.postalClass`);
  const postalClass = asked && { postalClass: asked };
  const country = line['country'] === undefined ? undefined : reader.country(line['country'], `${at}.country`);
  const text = ['gname', 'gmodel'].flatMap((name) =>
    line[name] === undefined
      ? []
      : [reader.text(line[name], `${at}.${name}`, TEXT, '文本，至多 510 字 / a text, at most 510')],
  );
  return {
    gcode,
    quantity5,
    total5,
    ...(rates && { rates }),
    ...(measures.length > 0 && { measures }),
    ...postalClass,
    ...(country !== undefined && { country }),
    ...(text.length > 0 && { text: text.join(' ') }),
  };
}

/** `unit` goes with `quantity`, `unit1` with `qty1`, `unit2` with `qty2`, as in message 621. */
function readMeasures(reader: Reader, line: Members, at: string, quantity5: Decimal5): Measure[] {
  const measures: Measure[] = [];
  if (line['unit'] !== undefined) measures.push({ quantity5, unit: reader.unit(line['unit'], `${at}.unit`) });
  for (const which of ['1', '2']) {
    const [qty, unit] = [line[`qty${which}`], line[`unit${which}`]];
    if (qty === undefined && unit === undefined) continue;
    const quantity = reader.decimal(qty, `${at}.qty${which}`, 'positive');
    const measure = { quantity5: quantity, unit: reader.unit(unit, `${at}.unit${which}`) };
    measures.push(which === '2' ? { ...measure, isSecond: true } : measure);
  }
  return measures;
}

/** Given rates replace the tariff as a whole; `vat` must be said, the others are 0 when they are not. */
function readRates(reader: Reader, input: unknown, at: string): LineRates {
  const rates = reader.object(input, at, ['vat'], ['duty', 'consumption', 'specific']);
  return {
    duty: reader.rate(
      rates['duty'] ?? '0',
      `${at}.duty`,
      100n,
      '0 至 100 的字符串，6% 写作 0.06 / a string, 0 to 100, 6 % is 0.06',
    ),
    vat: reader.rate(rates['vat'], `${at}.vat`, 1n, '0 至 1 的字符串，13% 写作 0.13 / a string, 0 to 1, 13 % is 0.13'),
    consumption: reader.rate(
      rates['consumption'] ?? '0',
      `${at}.consumption`,
      1n,
      '0 以上、小于 1 的字符串 / a string, at least 0 and below 1',
      true,
    ),
    specific5: reader.decimal(rates['specific'] ?? '0', `${at}.specific`),
  };
}

type Members = { readonly [key: string]: unknown };

/** Collects problems; a value that cannot be read becomes a harmless one, and the outcome is a refusal. */
class Reader {
  readonly #problems: Refusal[] = [];

  problems(): readonly Refusal[] {
    return this.#problems;
  }

  object(input: unknown, at: string, required: readonly string[], optional: readonly string[]): Members {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      this.#refuse(CODES.structure, at, input, '对象 / an object');
      return {};
    }
    const keys = Object.keys(input);
    for (const key of keys) {
      if (required.includes(key) || optional.includes(key)) continue;
      this.#refuse(
        CODES.structure,
        `${at}.${shorten(key)}`,
        key,
        `已知成员 / one of ${[...required, ...optional].join(', ')}`,
      );
    }
    return Object.fromEntries(Object.entries(input));
  }

  list(input: unknown, at: string, max: number): readonly unknown[] {
    if (Array.isArray(input) && input.length >= 1 && input.length <= max) return input;
    this.#refuse(
      CODES.occurrence,
      at,
      Array.isArray(input) ? input.length : input,
      `1 至 ${max} 项 / an array of 1 to ${max}`,
    );
    return [];
  }

  text(input: unknown, at: string, form: RegExp, allowed: string): string {
    if (typeof input === 'string' && form.test(input)) return input;
    this.#refuse(CODES.value, at, input, allowed);
    return '';
  }

  unit(input: unknown, at: string): string {
    return this.text(input, at, /^\d{3}$/, '三位计量单位代码 / a three-digit unit code');
  }

  country(input: unknown, at: string): string {
    return this.text(input, at, /^\d{3}$/, '三位国别代码 / a three-digit country code');
  }

  postalClass(input: unknown, at: string): PostalClass {
    return Number(
      this.text(input, at, /^[123]$/, '行邮税类别 1、2、3 / postal class, "1", "2" or "3"') || '2',
    ) as PostalClass;
  }

  instant(input: unknown, at: string): EpochMs {
    const value = typeof input === 'string' && isCalendarDate(input) ? parseInstant(input) : null;
    if (value !== null) return value;
    this.#refuse(CODES.value, at, input, '带时区的时间 / a time with its zone, for example 2019-05-01T10:00:00+08:00');
    return 0;
  }

  fen(input: unknown, at: string): Fen {
    const value = typeof input === 'string' ? parseFen(input) : null;
    if (value !== null && value >= 0n) return value;
    this.#refuse(
      CODES.number,
      at,
      input,
      '非负金额字符串，至多两位小数 / a string, not negative, at most two decimals',
    );
    return 0n;
  }

  decimal(input: unknown, at: string, least: 'zero' | 'positive' = 'zero'): Decimal5 {
    const value = typeof input === 'string' ? parseDecimal5(input) : null;
    if (value !== null && (value > 0n || (value === 0n && least === 'zero'))) return value;
    const allowed =
      least === 'zero'
        ? '非负十进制字符串，至多五位小数 / a string, not negative, at most five decimals'
        : '大于零的十进制字符串，至多五位小数 / a string, more than zero, at most five decimals';
    this.#refuse(CODES.number, at, input, allowed);
    return least === 'zero' ? 0n : DECIMAL5_SCALE;
  }

  rate(input: unknown, at: string, max: bigint, allowed: string, below = false): LineRates['vat'] {
    const value = typeof input === 'string' ? parseFraction(input) : null;
    const limit = value === null ? 0n : max * value.denominator;
    if (value !== null && value.numerator >= 0n && (below ? value.numerator < limit : value.numerator <= limit))
      return value;
    this.#refuse(CODES.number, at, input, allowed);
    return { numerator: 0n, denominator: 1n };
  }

  #refuse(code: string, path: string, found: unknown, allowed: string): void {
    if (this.#problems.length >= PROBLEMS_MAX) return;
    this.#problems.push({ code: found === undefined ? CODES.structure : code, path, found: shown(found), allowed });
  }
}

/** `Date.parse` takes 30 February for 2 March; a date of no calendar must not choose a law. */
function isCalendarDate(text: string): boolean {
  const day = text.slice(0, 10);
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

function shown(found: unknown): string {
  if (found === undefined) return '缺失 / missing';
  if (typeof found === 'string') return shorten(found);
  if (typeof found === 'number' || typeof found === 'boolean') return shorten(`${typeof found} ${found}`);
  return found === null ? 'null' : Array.isArray(found) ? 'array' : typeof found;
}

function shorten(text: string): string {
  return text.length <= FOUND_CHARACTERS_MAX ? text : `${text.slice(0, FOUND_CHARACTERS_MAX)}…`;
}
