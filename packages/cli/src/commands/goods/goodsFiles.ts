import type { FiledGoods, PositiveList } from '@tongguan/policy';
import { readCells } from '../../common/cells.ts';
import { UsageError } from '../../common/exit.ts';
import { note } from '../../common/output.ts';
import { refusalLines } from '../../common/refusals.ts';
import { say } from '../../common/language.ts';

/** How many places of a wrong file are shown at once. */
const REFUSALS_SHOWN = 20;

/** A row of the enterprise's own goods. What the file has no column for is null. */
export type FiledRow = FiledGoods & {
  /** Of the file, from 1. */
  readonly row: number;
  readonly country: string | null;
  readonly brand: string | null;
  readonly licence: string | null;
};

/** An official list file; null after telling what is wrong with it. */
export async function readList(file: string): Promise<PositiveList | null> {
  const { readPositiveList } = await import('@tongguan/policy');
  const outcome = readPositiveList(await readCells(file));
  if (outcome.ok) return outcome.value;
  note(file);
  note(await refusalLines(outcome.refusals.slice(0, REFUSALS_SHOWN)));
  const more = outcome.refusals.length - REFUSALS_SHOWN;
  if (more > 0) note(say(`另有 ${more} 处`, `and ${more} more`));
  return null;
}

const HEADINGS = {
  gcode: /^(商品编码|商品编号|税则号列|hs编码|hscode|gcode)/i,
  itemNo: /^(企业商品货号|货号|料号|itemno|itemrecordno|sku)/i,
  nameZh: /^(商品名称|货品名称|名称|gname|name)/i,
  country: /^(原产国|国别|country)/i,
  brand: /^(品牌|brand)/i,
  licence: /^(许可证|licen[cs]e)/i,
} as const;

/** The enterprise's goods: a file whose first row has the headings. All mistakes at once, by row and column. */
export async function readFiled(file: string): Promise<readonly FiledRow[]> {
  const rows = await readCells(file);
  const heads = (rows[0] ?? []).map((cell) => String(cell ?? '').replace(/\s+/g, ''));
  const column = (name: keyof typeof HEADINGS): number => heads.findIndex((head) => HEADINGS[name].test(head));
  const code = column('gcode');
  if (code < 0) throw new UsageError(say(`缺少“商品编码”列：${file}`, `no column for the commodity code: ${file}`));
  const wrong: string[] = [];
  const filed = rows.flatMap((cells, index): FiledRow[] => {
    if (index === 0 || cells.every((one) => one === null || String(one).trim() === '')) return [];
    const text = (name: keyof typeof HEADINGS): string => String(cells[column(name)] ?? '').trim();
    const gcode = commodityCode(cells[code] ?? null);
    if (gcode === null) {
      const where = say(`第${index + 1}行第${code + 1}列：`, `row ${index + 1} column ${code + 1}: `);
      wrong.push(`${where}${text('gcode').slice(0, 40)}`);
      return [];
    }
    return [
      {
        row: index + 1,
        gcode,
        itemNo: text('itemNo'),
        nameZh: text('nameZh'),
        country: text('country') || null,
        brand: text('brand') || null,
        licence: text('licence') || null,
      },
    ];
  });
  if (wrong.length > 0) {
    const more =
      wrong.length > REFUSALS_SHOWN
        ? say(
            `
  另有 ${wrong.length - REFUSALS_SHOWN} 处`,
            `
  and ${wrong.length - REFUSALS_SHOWN} more`,
          )
        : '';
    const shown = wrong.slice(0, REFUSALS_SHOWN).join('\n  ');
    throw new UsageError(
      say(
        `${file}：商品编码须为 8 或 10 位
  ${shown}${more}`,
        `${file}: commodity codes have 8 or 10 digits
  ${shown}${more}`,
      ),
    );
  }
  return filed;
}

/** A day given as an option; today in Shanghai when it is not. */
export async function dayOption(given: string | undefined): Promise<string> {
  const { isDay } = await import('@tongguan/policy');
  const { shanghaiDate, systemClock } = await import('@tongguan/kernel');
  const date = given ?? shanghaiDate(systemClock.now());
  if (!isDay(date))
    throw new UsageError(
      say(`不是日期：${date}`, `no date: ${date}`),
      say('例：--date 2019-01-01', 'for example: --date 2019-01-01'),
    );
  return date;
}

/** Eight or ten digits. A number cell of seven or nine has lost its zero. */
function commodityCode(cell: string | number | null): string | null {
  const digits = typeof cell === 'number' ? padded(String(cell)) : String(cell ?? '').replace(/[.\s]/g, '');
  return /^(\d{8}|\d{10})$/.test(digits) ? digits : null;
}

function padded(digits: string): string {
  return digits.length === 7 || digits.length === 9 ? `0${digits}` : digits;
}
