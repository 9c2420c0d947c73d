import { DEFAULT_URL } from '../common/options/client.ts';
import { type Row, table } from '../common/output.ts';
import type { Count, DemoSummary } from './types.ts';

/** The summary as tables for people. */
export function summaryText(summary: DemoSummary): string {
  const parts = [
    heading('演示结果 / what happened'),
    table(
      [
        ['清单 / declarations', String(summary.declarations)],
        ['放行 / released', String(summary.released)],
        ['退单 / refused', String(total(summary.refused))],
        ['人工审核 / manual review', String(total(summary.manual))],
        ['等待 / waiting', String(summary.waiting)],
        ['报文 / messages', `${summary.messages}  (${summary.documents} 单证 / documents)`],
        ['用时 / time', `${summary.seconds} s  (${summary.declarationsPerSecond}/s)`],
      ],
      [],
    ),
    heading('原因 / reasons'),
    table([['数 / n', '代码 / code', '说明 / text'], ...reasonRows(summary)], [0]),
    heading('税款与账户 / tax and accounts (CNY)'),
    table(
      [
        ['关税 / customs duty', summary.tax.customsDuty],
        ['消费税 / consumption tax', summary.tax.consumptionTax],
        ['增值税 / VAT', summary.tax.valueAddedTax],
        ['合计 / total', summary.tax.total],
        ['放行占用年度额度 / annual quota used at release', summary.quotaUsed],
        ['放行占用担保 / guarantee used at release', summary.guaranteeUsed],
      ],
      [1],
    ),
    ...afterwardsPart(summary),
    ...unexpectedPart(summary),
    heading('接下来 / what to try next'),
    table(nextSteps(summary)),
  ];
  return `${parts.join('\n')}\n`;
}

function nextSteps(summary: DemoSummary): Row[] {
  const there = summary.url === DEFAULT_URL ? '' : ` --url ${summary.url}`;
  return [
    [`  npx tongguan receipts --as broker${there}`, '读回执 / read receipts'],
    [`  npx tongguan act${there}`, '海关端操作 / acts of customs staff'],
    ['  npx tongguan explain 1313', '解释代码 / explain a code'],
    ['  npx tongguan audit', '重算账目 / recompute the ledgers'],
    [`  ${summary.url}/api/health`, '状态 / health'],
    [`  ${summary.url}/api/openapi.json`, '接口说明 / the API'],
  ];
}

function heading(text: string): string {
  return `\n${text}`;
}

function total(counts: readonly Count[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function reasonRows(summary: DemoSummary): Row[] {
  const row = ({ count, code, text }: Count): Row => [String(count), code, inShort(text)];
  return [
    ...summary.refused.map(row),
    ...summary.manual.map(row),
    ...summary.documentsRefused.map(row),
    ...summary.door.map(({ what, status, code, text }): Row => ['1', code, `${text}  ← ${what}, HTTP ${status}`]),
    ...(summary.replayed === 0 ? [] : [['1', '—', '相同报文重发，未重复生效 / same bytes again, no second effect']]),
    ...(summary.waiting === 0
      ? []
      : [[String(summary.waiting), '—', '等待支付单或担保 / waiting for a payment or for guarantee']]),
  ];
}

/** What the code says without the values of the one case the text is from. */
function inShort(text: string): string {
  return text.split(/[[;；：,，]/, 1)[0] ?? '';
}

function afterwardsPart({ afterwards }: DemoSummary): string[] {
  if (afterwards.length === 0) return [];
  const ended = (done: boolean): string => (done ? '完成 / done' : '未完成 / not finished');
  return [
    heading('放行之后 / after release'),
    table(afterwards.map(({ what, number, done }) => [what, number, ended(done)])),
  ];
}

function unexpectedPart(summary: DemoSummary): string[] {
  if (summary.unexpected.length === 0) return [];
  return [
    heading('与预期不符 / otherwise than expected'),
    table(summary.unexpected.map(({ scenario, copNo, state }) => [copNo, state === '' ? '—' : state, scenario])),
  ];
}
