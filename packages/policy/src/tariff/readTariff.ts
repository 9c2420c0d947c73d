import { done, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { type Cell, tariffLine, textOf } from '../admission/positiveList.ts';
import { isDay } from '../calendar/days.ts';
import { lawOn, REGIME_FROM } from '../law.ts';
import { POLICY_CODES } from '../policyCodes.ts';
import { factProblem, NONE, type RowConfidence, TARIFF_FACTS, type TariffFact, type TariffRow } from './facts.ts';

/** What holds for a row whose cell is empty, or whose file has no such column. */
export type TariffDefaults = { readonly from: string; readonly law: string };

export type TariffFile = { readonly rows: readonly TariffRow[]; readonly names: ReadonlyMap<string, string> };

/**
 * Reads an announcement that was turned into cells: a row a tariff line, a column a fact, found by the headings. An empty
 * cell says nothing; 无 or none says that there is none. Every mistake is reported, with row and column, or nothing of the
 * file is taken. `defaults`: day and law of rows that say none of their own.
 */
export function readTariff(cells: readonly (readonly Cell[])[], defaults: TariffDefaults): Outcome<TariffFile> {
  const top = cells.slice(0, HEAD_ROWS_MAX).findIndex((row) => columnOf(row, HEADINGS.hs8) >= 0);
  const headRow = cells[top];
  const facts = headRow === undefined ? [] : TARIFF_FACTS.filter((fact) => columnOf(headRow, FACT_HEADINGS[fact]) >= 0);
  if (headRow === undefined || facts.length === 0) {
    const found = (cells[0] ?? []).map(textOf).join(' | ').slice(0, FOUND_MAX);
    const allowed = '表头含“税则号列”和至少一项：最惠国税率、暂定税率、增值税、消费税、法定第一单位、法定第二单位';
    return refused(problem('', found, `${allowed} / headings for the tariff line and at least one fact`));
  }
  const reader = new Reader(headRow, facts, defaults);
  for (const [index, row] of cells.entries()) if (index > top) reader.row(row, index + 1);
  return reader.outcome();
}

const HEAD_ROWS_MAX = 20;
const REFUSALS_MAX = 100;
const FOUND_MAX = 80;

const HEADINGS = {
  hs8: /^(税则号列|税则列号|税号|商品编码|商品编号|hs编码|hscode|hs8|hs|gcode)/i,
  name: /^(中文货品名称|货品名称|货物名称|商品名称|品名|名称|name)/i,
  from: /^(生效日|起始日|from)/i,
  to: /^(终止日|截止日|to$)/i,
  law: /^(文号|依据|法律依据|law)/i,
  confidence: /^(可信度|confidence)/i,
  provenance: /^(来源|出处|provenance)/i,
} as const;

const FACT_HEADINGS: Readonly<Record<TariffFact, RegExp>> = {
  'mfn-duty': /^((\d{4}年)?最惠国|mfn)/i,
  'provisional-duty': /^((\d{4}年)?(进口)?暂定税率|provisional)/i,
  'vat-class': /^(增值税|vat)/i,
  'consumption-class': /^(消费税|consumption)/i,
  'unit-1': /^((法定)?第一(法定)?(计量)?单位|unit-?1)/i,
  'unit-2': /^((法定)?第二(法定)?(计量)?单位|unit-?2)/i,
};

const CONFIDENCES: readonly RowConfidence[] = ['V', 'H', 'M', 'L'];

class Reader {
  readonly #head: readonly Cell[];
  readonly #facts: readonly TariffFact[];
  readonly #defaults: TariffDefaults;
  readonly #rows = new Map<string, { readonly row: TariffRow; readonly line: number }>();
  readonly #names = new Map<string, string>();
  readonly #problems: Refusal[] = [];

  constructor(head: readonly Cell[], facts: readonly TariffFact[], defaults: TariffDefaults) {
    this.#head = head;
    this.#facts = facts;
    this.#defaults = defaults;
  }

  row(cells: readonly Cell[], line: number): void {
    const code = cells[columnOf(this.#head, HEADINGS.hs8)] ?? null;
    const said = cells.map(textOf).filter((text) => text !== '');
    // A title or a footnote stands alone in its row.
    if (said.length === 0 || (said.length === 1 && /\p{Script=Han}/u.test(said[0] ?? ''))) return;
    const hs8 = tariffLine(code);
    if (hs8 === null) return this.#wrong(line, HEADINGS.hs8, textOf(code), '8 位税则号列 / a tariff line of 8 digits');
    const before = this.#problems.length;
    const shared = this.#shared(cells, line);
    const name = this.#text(cells, HEADINGS.name);
    if (name !== '') this.#names.set(hs8, name);
    for (const fact of this.#facts) {
      const cell = cells[columnOf(this.#head, FACT_HEADINGS[fact])] ?? null;
      if (textOf(cell) === '') continue;
      const value = valueOf(fact, cell, shared.from);
      const allowed = value === null ? WRITE_PERCENT : factProblem(fact, value);
      if (value === null || allowed !== null) this.#wrong(line, FACT_HEADINGS[fact], textOf(cell), allowed ?? '');
      else if (this.#problems.length === before) this.#add({ hs8, fact, value, ...shared }, line);
    }
  }

  outcome(): Outcome<TariffFile> {
    if (this.#problems.length > 0) return refused(...this.#problems.slice(0, REFUSALS_MAX));
    if (this.#rows.size === 0) return refused(problem('', '0', '至少一行税率、类别或单位 / at least one fact'));
    const rows = [...this.#rows.values()].map(({ row }) => row);
    return done({ rows, names: this.#names });
  }

  #shared(cells: readonly Cell[], line: number): Omit<TariffRow, 'hs8' | 'fact' | 'value'> {
    const from = this.#day(cells, HEADINGS.from, line) ?? this.#defaults.from;
    const to = this.#day(cells, HEADINGS.to, line);
    if (to !== null && to < from) this.#wrong(line, HEADINGS.to, to, `不早于 ${from} / not before it`);
    const confidence = this.#text(cells, HEADINGS.confidence) || 'V';
    const known = CONFIDENCES.find((one) => one === confidence.toUpperCase());
    if (known === undefined) this.#wrong(line, HEADINGS.confidence, confidence, CONFIDENCES.join(', '));
    return {
      from,
      to,
      law: this.#text(cells, HEADINGS.law) || this.#defaults.law,
      confidence: known ?? 'V',
      provenance: this.#text(cells, HEADINGS.provenance) || '载入的文件 / file loaded',
    };
  }

  #add(row: TariffRow, line: number): void {
    const key = `${row.hs8} ${row.fact} ${row.from}`;
    const first = this.#rows.get(key);
    if (first === undefined) this.#rows.set(key, { row, line });
    else {
      const allowed = `同一税目、事项、生效日一行，已见于第 ${first.line} 行 / one row each; it stands in row ${first.line}`;
      this.#wrong(line, FACT_HEADINGS[row.fact], row.hs8, allowed);
    }
  }

  #text(cells: readonly Cell[], heading: RegExp): string {
    return textOf(cells[columnOf(this.#head, heading)] ?? null);
  }

  #day(cells: readonly Cell[], heading: RegExp, line: number): string | null {
    const text = this.#text(cells, heading);
    if (text === '' || isDay(text)) return text || null;
    this.#wrong(line, heading, text, '日期，例 2027-01-01 / a day');
    return null;
  }

  #wrong(row: number, heading: RegExp, found: string, allowed: string): void {
    const column = columnOf(this.#head, heading) + 1;
    this.#problems.push(problem(`第${row}行第${column}列 row ${row} column ${column}`, found, allowed));
  }
}

const WRITE_PERCENT =
  '百分数写作 5 或 5%，0.05 含义不明 / write 5 or 5%; whether 0.05 is a share or a percentage nobody can tell';

/** A cell in the words of the table; null: it can be read in two ways. */
function valueOf(fact: TariffFact, cell: Cell, from: string): string | null {
  const text = textOf(cell);
  if (text === '无' || text === '-' || text.toLowerCase() === NONE) return NONE;
  switch (fact) {
    case 'mfn-duty':
    case 'provisional-duty':
      return /^0?\.\d*[1-9]/.test(text) && !text.endsWith('%') ? null : text.replace(/(?<!\s)\s*%$/, '');
    case 'vat-class':
      return VAT_WORDS[text] ?? vatByRate(text, from) ?? text;
    case 'consumption-class':
      return CONSUMPTION_WORDS[text] ?? text;
    case 'unit-1':
    case 'unit-2':
      return text;
  }
}

const VAT_WORDS: Readonly<Record<string, string>> = { 标准: 'standard', 低税率: 'reduced', 免税: 'exempt' };
const CONSUMPTION_WORDS: Readonly<Record<string, string>> = {
  化妆品: 'cosmetics',
  护肤品: 'skin-care',
  葡萄酒: 'wine',
  其他酒: 'wine',
  白酒: 'spirits',
  烈性酒: 'spirits',
  黄酒: 'rice-wine',
  啤酒: 'beer',
  手表: 'watch',
  高尔夫: 'golf',
  零售环节首饰: 'jewellery-at-retail',
  其他首饰: 'jewellery-other',
};

/** A class written as its rate: 13% is the standard one where that was its rate on the first day of the row. */
function vatByRate(text: string, from: string): string | null {
  const percent = /^(\d{1,2})\s*%?$/.exec(text)?.[1];
  if (percent === undefined) return null;
  const { vat } = lawOn(from < REGIME_FROM ? REGIME_FROM : from);
  const found = (['standard', 'reduced', 'exempt'] as const).find(
    (name) => vat[name].value.numerator * 100n === BigInt(percent) * vat[name].value.denominator,
  );
  return found ?? null;
}

function columnOf(cells: readonly Cell[], heading: RegExp): number {
  return cells.findIndex((cell) => heading.test(textOf(cell).replace(/\s+/g, '')));
}

function problem(path: string, found: string, allowed: string): Refusal {
  return { code: POLICY_CODES.listFile, path, found: found.slice(0, FOUND_MAX), allowed };
}
