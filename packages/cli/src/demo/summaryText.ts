import { DEFAULT_URL } from '../common/options/client.ts';
import { type Row, table } from '../common/output.ts';
import type { CodeNames } from '../common/shown/receiptLine.ts';
import type { Count, DemoSummary } from './types.ts';
import { language, say } from '../common/language.ts';

/** The summary as tables for people. */
export function summaryText(summary: DemoSummary, nameOf: CodeNames): string {
  const parts = [
    heading(say('演示结果', 'what happened')),
    table(
      [
        [say('清单', 'declarations'), String(summary.declarations)],
        [say('放行', 'released'), String(summary.released)],
        [say('退单', 'refused'), String(total(summary.refused))],
        [say('人工审核', 'manual review'), String(total(summary.manual))],
        [say('等待', 'waiting'), String(summary.waiting)],
        [
          say('报文', 'messages'),
          say(
            `${summary.messages}（${summary.documents} 份单证）`,
            `${summary.messages} (${summary.documents} documents)`,
          ),
        ],
        [say('用时', 'time'), `${summary.seconds} s  (${summary.declarationsPerSecond}/s)`],
      ],
      [],
    ),
    heading(say('原因', 'reasons')),
    table([[say('数', 'n'), say('代码', 'code'), say('说明', 'text')], ...reasonRows(summary, nameOf)], [0]),
    heading(say('税款与账户', 'tax and accounts (CNY)')),
    table(
      [
        [say('关税', 'customs duty'), summary.tax.customsDuty],
        [say('消费税', 'consumption tax'), summary.tax.consumptionTax],
        [say('增值税', 'VAT'), summary.tax.valueAddedTax],
        [say('合计', 'total'), summary.tax.total],
        [say('放行占用年度额度', 'annual quota used at release'), summary.quotaUsed],
        [say('放行占用担保', 'guarantee used at release'), summary.guaranteeUsed],
      ],
      [1],
    ),
    ...afterwardsPart(summary),
    ...unexpectedPart(summary),
    heading(say('接下来', 'what to try next')),
    table(nextSteps(summary)),
  ];
  return `${parts.join('\n')}\n`;
}

function nextSteps(summary: DemoSummary): Row[] {
  const there = summary.url === DEFAULT_URL ? '' : ` --url ${summary.url}`;
  return [
    [`  npx tongguan receipts --as broker${there}`, say('读回执', 'read receipts')],
    [`  npx tongguan act${there}`, say('海关端操作', 'acts of customs staff')],
    ['  npx tongguan explain 1313', say('解释代码', 'explain a code')],
    ['  npx tongguan audit', say('重算账目', 'recompute the ledgers')],
    [`  ${summary.url}/api/health`, say('状态', 'health')],
    [`  ${summary.url}/api/openapi.json`, say('接口说明', 'the API')],
  ];
}

function heading(text: string): string {
  return `\n${text}`;
}

function total(counts: readonly Count[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function reasonRows(summary: DemoSummary, nameOf: CodeNames): Row[] {
  const named = (code: string, text: string): string => (language() === 'zh' ? text : nameOf(code) || text);
  const row = ({ count, code, text }: Count): Row => [String(count), code, inShort(named(code, text))];
  return [
    ...summary.refused.map(row),
    ...summary.manual.map(row),
    ...summary.documentsRefused.map(row),
    ...summary.door.map(
      ({ what, status, code, text }): Row => ['1', code, `${named(code, text)}  ← ${what}, HTTP ${status}`],
    ),
    ...(summary.replayed === 0
      ? []
      : [['1', '—', say('相同报文重发，未重复生效', 'the same bytes again: no second effect')]]),
    ...(summary.waiting === 0
      ? []
      : [
          [
            String(summary.waiting),
            '—',
            say('尚未办结：待支付单、担保或查验', 'open: waiting for a payment, for guarantee or for an inspection'),
          ],
        ]),
  ];
}

/** What the code says without the values of the one case the text is from. */
function inShort(text: string): string {
  return text.split(/[[;；：,，]/, 1)[0] ?? '';
}

function afterwardsPart({ afterwards }: DemoSummary): string[] {
  if (afterwards.length === 0) return [];
  const ended = (done: boolean): string => (done ? say('完成', 'done') : say('未完成', 'not finished'));
  return [
    heading(say('放行之后', 'after release')),
    table(afterwards.map(({ what, number, done }) => [what, number, ended(done)])),
    ...afterwards.flatMap(({ what, why }) => (why === undefined ? [] : [`${what}${say('：', ': ')}${why}`])),
  ];
}

function unexpectedPart(summary: DemoSummary): string[] {
  if (summary.unexpected.length === 0) return [];
  return [
    heading(say('与预期不符', 'not as expected')),
    table(summary.unexpected.map(({ scenario, copNo, state }) => [copNo, state === '' ? '—' : state, scenario])),
  ];
}
