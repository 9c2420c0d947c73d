import type { DeclarationStory } from '@tongguan/sdk';
import { expectedIn, inSpoken, language, say } from './language.ts';
import { type Row, table } from './output.ts';
import type { CodeNames } from './receiptLine.ts';
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
    section(say('同编号的较早清单', 'Earlier ones with this number'), earlierOf(story)),
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

/** As the platform says it in Chinese; in English by the catalogue. */
function words(code: string, text: string, nameOf: CodeNames): string {
  if (language() === 'zh') return inSpoken(text);
  return nameOf(code) || code;
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
  if (ending !== null) return say('无：已撤销或已全部退货', 'nothing: it was cancelled, or returned as a whole');
  if (missing.length > 0) {
    return say(`等待 ${missing.map(kindZh).join('、')}`, `waits for: ${missing.join(', ')}`);
  }
  switch (state) {
    case REFUSED:
      return say('按所列原因更正后，以新的清单重新申报', 'correct what the reasons say and declare anew');
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
        : say('到期后结关', 'it is closed when its time has passed');
    case 899:
    case 700:
      return say('无', 'nothing');
    default:
      return state > 500 && state < 600
        ? say('由接手部门处理', 'the department that took it over decides')
        : say('平台继续处理，等待后续回执', 'the platform goes on; wait for the next receipt');
  }
}

const KINDS_ZH: Readonly<Record<string, string>> = {
  order: '订单',
  payment: '支付单',
  waybill: '运单',
  list: '清单',
  declaration: '清单',
};
const kindZh = (kind: string): string => KINDS_ZH[kind] ?? kind;

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

/** C17 of a receipt, as a clock shows it. */
function instantOf(time: string): string {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(time) ?? [];
  return year === undefined ? time : `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  accepted: '已受理',
  refused: '被拒',
  superseded: '已被替代',
  deleted: '已删除',
};

function documentsOf({ documents }: DeclarationStory): readonly Row[] {
  return documents.map(({ kind, number, outcome, code, acceptedAt, signer, transmitter }) => [
    say(kindZh(kind), kind),
    number,
    `${say(OUTCOMES[outcome] ?? outcome, outcome)}${code === undefined ? '' : ` ${code}`}`,
    acceptedAt,
    say(`加签 ${signer.participant}  传输 ${transmitter}`, `signed by ${signer.participant}  sent by ${transmitter}`),
  ]);
}

function reasonsOf({ reasons }: DeclarationStory, nameOf: CodeNames): readonly Row[] {
  return reasons.map((reason) => reasonRow(reason, nameOf));
}

type Reason = DeclarationStory['reasons'][number];

function reasonRow({ code, text, path = '', found, allowed }: Reason, nameOf: CodeNames): Row {
  const values = found === undefined && allowed === undefined ? '' : `${found ?? ''} → ${expectedIn(allowed ?? '')}`;
  return [code, words(code, text, nameOf), path, values];
}

function differencesOf({ differences }: DeclarationStory, nameOf: CodeNames): readonly Row[] {
  return differences.map(({ code, leftPath, leftValue, rightPath, rightValue }) => [
    code,
    nameOf(code),
    `${leftPath} = ${leftValue}`,
    `${rightPath} = ${rightValue}`,
  ]);
}

const BOOKS: Readonly<Record<string, readonly [string, string]>> = {
  quota: ['年度额度', 'annual quota'],
  guarantee: ['担保', 'guarantee'],
  stock: ['库存', 'stock'],
  alone: ['单人操作额', 'limit of one person'],
};
const MOVES: Readonly<Record<string, string>> = {
  grant: '给予',
  reserve: '占用',
  post: '记入',
  release: '释放',
  refusal: '不足',
  reverse: '冲回',
  withdraw: '提取',
  lapse: '到期',
};

function ledgerOf({ ledger }: DeclarationStory): readonly Row[] {
  return ledger.map(({ at, book, account, move, amount }) => {
    const [zh, en] = BOOKS[book] ?? [book, book];
    return [at, say(zh, en), account, say(MOVES[move] ?? move, move), amount];
  });
}

function billOf({ taxBill, settlement }: DeclarationStory): readonly Row[] {
  const rows: Row[] = [];
  if (taxBill !== null) {
    const { taxNo, customsDuty, consumptionTax, valueAddedTax, issuedAt } = taxBill;
    rows.push([
      say('税单', 'tax bill'),
      taxNo,
      say(
        `关税 ${customsDuty}  消费税 ${consumptionTax}  增值税 ${valueAddedTax}  ${issuedAt}`,
        `duty ${customsDuty}  consumption tax ${consumptionTax}  VAT ${valueAddedTax}  ${issuedAt}`,
      ),
    ]);
  }
  if (settlement !== null) {
    const { dutyNo, billedOn, payBy, paidOn } = settlement;
    rows.push([
      say('缴款书', 'demand'),
      dutyNo,
      paidOn === null
        ? say(`${billedOn} 开出，${payBy} 前缴纳`, `of ${billedOn}, payable by ${payBy}`)
        : say(`${paidOn} 已缴清`, `paid on ${paidOn}`),
    ]);
  }
  return rows;
}

/** Whatever the reader may see of an inspection, by the names the API has for it. */
function inspectionsOf({ inspections }: DeclarationStory): readonly Row[] {
  return inspections.flatMap((inspection) =>
    Object.entries(inspection).flatMap(([name, value]): Row[] =>
      typeof value === 'string' && value !== '' ? [[name, inSpoken(value)]] : [],
    ),
  );
}

const REVERSALS: Readonly<Record<string, string>> = { cancellation: '撤销', return: '退货', amendment: '修改' };

function reversalsOf({ reversals }: DeclarationStory, nameOf: CodeNames): readonly Row[] {
  return reversals.flatMap(({ kind, numbers, state, times, reasons, givenBack, askedBack }): Row[] => [
    [
      say(REVERSALS[kind] ?? kind, kind),
      numbers.preNo,
      `${state.code} ${words(String(state.code), state.text, nameOf)}`,
      times.endedAt ?? times.arrivedAt ?? times.approvedAt ?? times.appliedAt,
      backText(givenBack, say('退还', 'given back')) || backText(askedBack, say('申请退还', 'to be given back')),
    ],
    ...reasons.map((reason): Row => ['', ...reasonRow(reason, nameOf)]),
  ]);
}

type Back = NonNullable<DeclarationStory['reversals'][number]['givenBack']>;

function backText(back: Back | undefined, name: string): string {
  if (back === undefined) return '';
  const { quota, customsDuty, consumptionTax, valueAddedTax } = back;
  return say(
    `${name} 额度 ${quota}  关税 ${customsDuty}  消费税 ${consumptionTax}  增值税 ${valueAddedTax}`,
    `${name}: quota ${quota}  duty ${customsDuty}  consumption tax ${consumptionTax}  VAT ${valueAddedTax}`,
  );
}

function deliveryOf({ delivery, contingency }: DeclarationStory): readonly Row[] {
  return [
    ...(delivery === null
      ? []
      : [[`513 ${delivery.status}`, say(inSpoken(delivery.text), ''), instantOf(delivery.happened)]]),
    ...(contingency === null
      ? []
      : [[say('应急放行', 'released under contingency'), contingency.incident, contingency.releasedAt]]),
  ];
}

function earlierOf({ earlier }: DeclarationStory): readonly Row[] {
  return earlier.map(({ preNo, invtNo, orderNo, state }) => [preNo, invtNo ?? '', orderNo, String(state)]);
}
