import type { DeclarationStory } from '@tongguan/sdk';
import { inSpoken, say } from '../language.ts';
import { type Row, table } from '../output.ts';
import type { CodeNames } from './receiptLine.ts';
import {
  billOf,
  deliveryOf,
  differencesOf,
  documentsOf,
  earlierOf,
  inspectionsOf,
  instantOf,
  kindZh,
  ledgerOf,
  reasonsOf,
  reversalsOf,
  words,
} from './historyRows.ts';
import { taxText } from './taxText.ts';

/** The history of a declaration for a person to read; what it has not is left out. */
export function historyText(story: DeclarationStory, nameOf: CodeNames): string {
  return [
    headOf(story, nameOf),
    nextOf(story),
    section(say('经过', 'What happened'), statesOf(story, nameOf)),
    section(say('单证', 'Documents'), documentsOf(story)),
    section(say('原因', 'Reasons'), reasonsOf(story, nameOf)),
    section(say('不一致', 'Differences'), differencesOf(story, nameOf)),
    story.assessment === null ? '' : `${title(say('税款', 'Tax'))}\n${taxText(story.assessment)}`,
    section(say('额度、担保、库存', 'Quota, guarantee, stock'), ledgerOf(story)),
    section(say('税单与结算', 'Tax bill and settlement'), billOf(story)),
    section(say('查验', 'Inspection'), inspectionsOf(story)),
    section(say('撤销、退货、修改', 'Cancellation, return, amendment'), reversalsOf(story, nameOf)),
    section(say('配送', 'Delivery'), deliveryOf(story)),
    section(say('同编号的较早清单', 'Earlier declarations with this number'), earlierOf(story)),
    section(
      say('损坏的存档', 'Damaged records'),
      story.damaged.map(({ what, found }) => [inSpoken(what), inSpoken(found)]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function title(text: string): string {
  return `── ${text}`;
}

function section(name: string, rows: readonly Row[], alignRight: readonly number[] = []): string {
  return rows.length === 0 ? '' : `${title(name)}\n${table(rows, alignRight)}`;
}

function headOf({ numbers, state, parties, customsCode, tradeMode }: DeclarationStory, nameOf: CodeNames): string {
  return table([
    [say('清单', 'declaration'), `${numbers.preNo}  ${numbers.invtNo ?? ''}`.trim()],
    [say('企业内部编号', 'copNo'), numbers.copNo],
    [say('订单、运单', 'order, waybill'), `${numbers.orderNo}  ${numbers.logisticsNo}`],
    [say('状态', 'state'), `${state.code}  ${words(String(state.code), state.text, nameOf)}`],
    [
      say('当事企业', 'parties'),
      say(
        `申报 ${parties.agentCode}  平台 ${parties.ebpCode}  电商 ${parties.ebcCode}  物流 ${parties.logisticsCode}  担保 ${parties.assureCode || '—'}`,
        `declarant ${parties.agentCode}  platform ${parties.ebpCode}  seller ${parties.ebcCode}  carrier ${parties.logisticsCode}  guarantor ${parties.assureCode || '—'}`,
      ),
    ],
    [say('关区、方式', 'district, mode'), `${customsCode}  ${tradeMode}`],
  ]);
}

const REFUSED = 100;

/** What is waited for, or may be done now. */
function nextOf(story: DeclarationStory): string {
  const { state, missing, clearanceClock, ending, numbers, delivery } = story;
  const due =
    clearanceClock !== null && ['running', 'overdue'].includes(clearanceClock.state)
      ? say(`；应于 ${clearanceClock.dueAt} 前办结`, `; due by ${clearanceClock.dueAt}`)
      : '';
  return `${say('下一步：', 'Next: ')}${stepOf({ state: state.code, missing, ending, delivery, preNo: numbers.preNo })}${due}`;
}

type Standing = Pick<DeclarationStory, 'missing' | 'ending' | 'delivery'> & {
  readonly state: number;
  readonly preNo: string;
};

function stepOf({ state, missing, ending, delivery, preNo }: Standing): string {
  if (ending !== null) return say('无：已撤销或已全部退货', 'nothing; it was cancelled or fully returned');
  if (missing.length > 0) {
    return say(`等待 ${missing.map(kindZh).join('、')}`, `waits for: ${missing.join(', ')}`);
  }
  switch (state) {
    case REFUSED:
      return say('按所列原因更正后，以新的清单重新申报', 'correct what the reasons name, then declare again');
    case 300:
      return say(
        `人工审核：tongguan act declaration.review ${preNo} decision=approve --reason …`,
        `manual review: tongguan act declaration.review ${preNo} decision=approve --reason …`,
      );
    case 500:
      return say(
        `查验：tongguan act inspection.open ${preNo} --reason …`,
        `inspection: tongguan act inspection.open ${preNo} --reason …`,
      );
    case 800:
      return delivery === null
        ? say('配送，并以 513 报告妥投', 'deliver the parcel and report it (513)')
        : say('到期后结关', 'it will be closed when its time has passed');
    case 899:
    case 700:
      return say('无', 'nothing');
    default:
      return state > 500 && state < 600
        ? say('由接手部门处理', 'wait for the department that took it over')
        : say('平台继续处理，等待后续回执', 'the platform continues; wait for the next receipt');
  }
}

function statesOf({ states }: DeclarationStory, nameOf: CodeNames): readonly Row[] {
  return states.map(({ returnTime, returnStatus, statusText, codes }) => [
    instantOf(returnTime),
    returnStatus,
    words(returnStatus, statusText, nameOf),
    codes
      .filter(({ code }) => code !== returnStatus)
      .map(({ code, text }) => `[${code}] ${words(code, text, nameOf)}`)
      .join(say('；', '; ')),
  ]);
}
