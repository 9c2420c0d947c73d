import { Command } from 'commander';
import type { ArticleCode, CountedRow, PackingDifference } from '@tongguan/sdk';
import { readCells } from '../../common/cells.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { headedRows } from '../../common/headedRows.ts';
import { say } from '../../common/language.ts';
import { note, print, printJson } from '../../common/output.ts';
import { type PackingOptions, parcelsOf, withPackingOptions } from './packingFiles.ts';

type CheckOptions = PackingOptions & { readonly counted: string };

const HEADINGS = {
  parcelNo: /^(运单|包裹|logisticsno|parcel|waybill)/i,
  carrierCode: /^(物流企业|logisticscode|carrier)/i,
  itemRecordNo: /^(料号|itemrecordno|item$)/i,
  itemNo: /^(货号|itemno|sku|article)/i,
  barCode: /^(条码|barcode|gtin|ean)/i,
  quantity: /^(实数|数量|counted|quantity|qty)/i,
} as const;
const CODES: readonly ArticleCode[] = ['itemRecordNo', 'itemNo', 'barCode'];

export function packingCheckCommand(): Command {
  const command = new Command('check').description(
    say('装箱核对：实数与申报不符的全部列出', 'what was packed against what is declared: every difference'),
  );
  return withPackingOptions(command)
    .requiredOption(
      '--counted <file>',
      say('实数：CSV 或 XLSX，- 为标准输入', 'what was counted: CSV or XLSX, - for standard input'),
    )
    .addHelpText(
      'after',
      say(
        `
列：运单，料号、货号、条码之一，数量；无数量列则一行一件，可用扫描枪的记录
两家物流企业运单同号时另加“物流企业”列

退出码：0 相符；1 不符；2 用法有误`,
        `
Columns: parcel; one of item, itemNo, barcode; quantity. Without a quantity each row is one piece, as scanners write it
A column for the carrier tells parcels apart that have one number

Exit code: 0 as declared; 1 differences; 2 used wrongly`,
      ),
    )
    .action(async (paths: string[], options: CheckOptions) => {
      process.exitCode = await check(paths, options);
    });
}

async function check(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const counted = await readCounted(options.counted);
  const parcels = await parcelsOf(paths, options);
  if (parcels === null) return EXIT.refused;
  const { checkPacking } = await import('@tongguan/sdk');
  const checked = checkPacking(parcels, counted, { showValues: options.showValues === true });
  const { differences } = checked;
  if (options.json === true) printJson(checked);
  else for (const difference of differences) print(sentenceOf(difference));
  note(
    say(
      `${checked.parcels} 个包裹，实数 ${checked.rows} 行：${differences.length} 处不符`,
      `${checked.parcels} parcels, ${checked.rows} rows counted: ${differences.length} differences`,
    ),
  );
  return differences.length === 0 ? EXIT.done : EXIT.refused;
}

/** Every row that lacks its parcel or its article is named, before anything is compared. */
async function readCounted(file: string): Promise<readonly CountedRow[]> {
  const rows = headedRows(await readCells(file), HEADINGS, ['parcelNo'], file);
  const lacking: number[] = [];
  const counted = rows.flatMap(({ row, fields }): CountedRow[] => {
    const by = CODES.find((code) => fields[code] !== undefined);
    const { parcelNo, carrierCode = null } = fields;
    if (by === undefined || parcelNo === undefined) {
      lacking.push(row);
      return [];
    }
    return [{ row, parcelNo, carrierCode, by, code: fields[by] ?? '', quantity: fields.quantity ?? null }];
  });
  if (lacking.length === 0) return counted;
  throw new UsageError(
    say(
      `${file} 第 ${lacking.join('、')} 行：缺运单，或料号、货号、条码之一`,
      `${file} row ${lacking.join(', ')}: lacks the parcel, or one of item, itemNo, barcode`,
    ),
  );
}

function sentenceOf({ kind, parcelNo, code, name, declared, counted, rows }: PackingDifference): string {
  const goods = [code, name].filter((part) => part !== '').join(' ');
  const where = rows.length === 0 ? '' : say(`（第 ${rows.join('、')} 行）`, ` (row ${rows.join(', ')})`);
  const values =
    declared === null
      ? say(`实数 ${counted}`, `counted ${counted}`)
      : say(`申报 ${declared}，实数 ${counted}`, `declared ${declared}, counted ${counted}`);
  return say(
    `✗ 运单 ${parcelNo}  ${goods}：${values}，${wordOf(kind)}${where}`,
    `✗ parcel ${parcelNo}  ${goods}: ${values}, ${wordOf(kind)}${where}`,
  );
}

function wordOf(kind: PackingDifference['kind']): string {
  switch (kind) {
    case 'short':
      return say('少装', 'too few');
    case 'over':
      return say('多装', 'too many');
    case 'not-counted':
      return say('实数中没有此运单', 'the parcel is not in the count');
    case 'not-declared':
      return say('此运单未申报该商品', 'not declared in this parcel');
    case 'unknown-parcel':
      return say('没有清单使用此运单', 'no declaration has this parcel');
    case 'ambiguous':
      return say(
        '多个包裹或商品同号，须写明物流企业或改用料号',
        'several have the number; name the carrier or the book item',
      );
    case 'unreadable':
      return say('应为不小于零的数，至多五位小数', 'a number from zero up is needed, at most five decimals');
  }
}
