import type { FilingInput } from '@tongguan/sdk';
import { Command, Option } from 'commander';
import { readCells } from '../../common/cells.ts';
import { type ClientOptions, firmClient, withClientOptions, withPersonaOption } from '../../common/options/client.ts';
import { EXIT, type ExitCode } from '../../common/exit.ts';
import { headedRows } from '../../common/headedRows.ts';
import { note, print, printJson } from '../../common/output.ts';
import { say } from '../../common/language.ts';

type FileOptions = ClientOptions & { readonly mode: string; readonly json?: true };

const HEADINGS = {
  itemNo: /^(企业商品货号|货号|itemno|sku)/i,
  gcode: /^(商品编码|商品编号|hs编码|hscode|gcode)/i,
  gname: /^(商品名称|货品名称|gname)/i,
  gmodel: /^(规格型号|商品规格型号|gmodel)/i,
  brand: /^(品牌|brand)/i,
  country: /^(原产国|国别|country)/i,
  unit: /^(申报单位|计量单位|unit$)/i,
  unit1: /^(法定单位|第一法定单位|法定第一|unit1)/i,
  unit2: /^(第二法定单位|法定第二|第二单位|unit2)/i,
  labelUrl: /^(电子标签|中文标签|labelurl)/i,
  licence: /^(许可证|licen[cs]e)/i,
} as const;
const REQUIRED = ['itemNo', 'gcode', 'gname', 'gmodel', 'country', 'unit', 'unit1', 'labelUrl'] as const;

export function fileCommand(): Command {
  const command = new Command('file')
    .description(say('商品备案：逐行备案或变更', 'file goods, one row each; a changed row is a new version'))
    .argument('<file>', say('CSV 或 XLSX', 'CSV or XLSX'))
    .addOption(
      new Option('--mode <mode>', say('监管方式', 'supervision mode'))
        .choices(['1210', '1239', '9610'])
        .default('1210'),
    );
  return withPersonaOption(withClientOptions(command), 'agent')
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
列：货号 商品编码 商品名称 规格型号 品牌 原产国 申报单位 法定单位 第二法定单位 电子标签 许可证
代码以文本格式填写，前导零不可丢失

示例：
  tongguan goods file 商品.csv --as agent --mode 1210

退出码：0 全部备案；1 有待审核或被拒；2 文件有误`,
        `
Columns: itemNo gcode gname gmodel brand country unit unit1 unit2 labelUrl licence, or their Chinese names
Save codes as text, so that no leading zero is lost

Examples:
  tongguan goods file goods.csv --as agent --mode 1210

Exit code: 0 all filed; 1 some are waiting or refused; 2 wrong file`,
      ),
    )
    .action(async (file: string, options: FileOptions) => {
      process.exitCode = await fileAll(file, options);
    });
}

type Result = {
  readonly row: number;
  readonly itemNo: string;
  readonly state: string;
  readonly codes: readonly string[];
};

async function fileAll(file: string, options: FileOptions): Promise<ExitCode> {
  const rows = headedRows(await readCells(file), HEADINGS, REQUIRED, file);
  const client = await firmClient(options, 'agent');
  const results: Result[] = [];
  for (const { row, fields: filing } of rows) {
    const { itemNo = '' } = filing;
    try {
      // The platform judges the values of row and option.
      const { state, doubts } = await client.fileGoods({ ...filing, mode: options.mode } as FilingInput);
      results.push({ row, itemNo, state, codes: doubts.map(({ code, path }) => `${code} ${path}`) });
    } catch (error) {
      results.push({ row, itemNo, state: 'refused', codes: refusedCodes(error) });
    }
  }
  if (options.json === true) printJson(results);
  else
    for (const one of results)
      print([say(`第${one.row}行`, `row ${one.row}`), one.itemNo, one.state, ...one.codes].join('  '));
  const filed = results.filter(({ state }) => state === 'filed').length;
  note(say(`${filed}/${results.length} 已备案`, `${filed}/${results.length} filed`));
  return filed === results.length ? EXIT.done : EXIT.refused;
}

/** Codes and places of a refused filing; anything else is not about this row. */
function refusedCodes(error: unknown): readonly string[] {
  const problem: unknown = error instanceof Error && 'problem' in error ? error.problem : null;
  const refusals = problem !== null && typeof problem === 'object' && 'refusals' in problem ? problem.refusals : null;
  if (!Array.isArray(refusals)) throw error;
  return (refusals as { code: string; path: string; found: string; allowed: string }[]).map(
    ({ code, path, found, allowed }) => `${code} ${path}: ${found} → ${allowed}`,
  );
}
