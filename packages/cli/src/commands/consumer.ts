import { Command } from 'commander';
import type { ConsumerBill, ConsumerCase, ConsumerClient, ConsumerParcel, ConsumerQuota } from '@tongguan/sdk';
import { addressOf } from '../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { readInput } from '../common/input.ts';
import { type OfficeOptions, officeOf, withStaffOptions } from '../common/options/office.ts';
import { print, printJson, table } from '../common/output.ts';
import { trackText } from '../common/shown/trackText.ts';
import { say } from '../common/language.ts';

type ConsumerOptions = OfficeOptions & {
  readonly person?: string;
  readonly year?: string;
  readonly statement?: string;
  readonly reason: string;
  readonly json?: true;
};
type Asked = { readonly number: string | undefined; readonly options: ConsumerOptions };
/** What is printed: as JSON, or as text for a person. */
type Told = { readonly value: unknown; readonly text: string };

/** A token made before, instead of a person's number. */
const TOKEN_VARIABLE = 'TONGGUAN_CONSUMER_TOKEN';
const FIRST_YEAR = 2016;
/** Only an operator issues consumers' tokens. */
const OPERATOR = 'operator1';

export function consumerCommand(): Command {
  const command = new Command('consumer')
    .description(
      say(
        '消费者本人：额度、税单、包裹、案件、异议、冻结（沙箱）',
        'act as a consumer: quota, bills, parcel, cases, dispute, freeze (sandbox)',
      ),
    )
    .argument(
      '<what>',
      say(
        `看什么、做什么：${[...Object.keys(DOORS), 'token'].join(', ')}`,
        `what: ${[...Object.keys(DOORS), 'token'].join(', ')}`,
      ),
    )
    .argument('[number]', say('清单的 preNo', 'preNo of the list: bill, parcel, dispute'));
  return withStaffOptions(command, OPERATOR)
    .option(
      '--person <file>',
      say('写有身份证号的文件，“-”为标准输入', 'file with the identity number; “-” reads stdin'),
    )
    .option('--year <year>', say('哪一年，默认今年', 'which year: quota, bills'))
    .option('--statement <text>', say('异议的说明', 'the person’s statement: dispute'))
    .option(
      '--reason <text>',
      say('如何核验身份，记入日志', 'how the identity was verified, for the journal'),
      say('沙箱演练', 'exercise in the sandbox'),
    )
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  echo 110101199003070791 | tongguan consumer quota --person -
  export ${TOKEN_VARIABLE}=$(tongguan consumer token --person 号码.txt)
  tongguan consumer bills
  tongguan consumer dispute B20260601000000128 --statement 不是我买的

号码不写在命令行上：别人看得到进程列表`,
        `
Examples:
  echo 110101199003070791 | tongguan consumer quota --person -
  export ${TOKEN_VARIABLE}=$(tongguan consumer token --person number.txt)
  tongguan consumer bills
  tongguan consumer dispute B20260601000000128 --statement 'I did not buy this'

The number never appears on the command line, where others can read it`,
      ),
    )
    .action(async (what: string, number: string | undefined, options: ConsumerOptions) => {
      process.exitCode = await run(what, { number, options });
    });
}

async function run(what: string, asked: Asked): Promise<ExitCode> {
  if (what === 'token') {
    print(await issue(asked.options));
    return EXIT.done;
  }
  const door = Object.hasOwn(DOORS, what) ? DOORS[what] : undefined;
  if (door === undefined) {
    throw new UsageError(say(`没有这一项：${what}`, `unknown: ${what}`), [...Object.keys(DOORS), 'token'].join(', '));
  }
  const ask = door(asked);
  const { ConsumerClient: Client } = await import('@tongguan/sdk');
  const { json } = asked.options;
  const url = await addressOf(asked.options);
  const token = process.env[TOKEN_VARIABLE] ?? (await issue(asked.options));
  const { value, text } = await ask(new Client({ url, token, unreachableAtOnce: true }));
  if (json === true) printJson(value);
  else print(text);
  return EXIT.done;
}

/** Each looks at the line first, so that a mistake costs no token, and then asks. */
const DOORS: Readonly<Record<string, (asked: Asked) => (client: ConsumerClient) => Promise<Told>>> = {
  quota: ({ options }) => {
    const year = yearOf(options);
    return async (client) => told(await client.quota(year), quotaText);
  },
  bills: ({ options }) => {
    const year = yearOf(options);
    return async (client) => told(await client.bills(year), billsText);
  },
  bill: (asked) => {
    const number = numberOf(asked);
    return async (client) => told(await client.bill(number), billText);
  },
  parcel: (asked) => {
    const number = numberOf(asked);
    return async (client) => told<ConsumerParcel>(await client.parcel(number), trackText);
  },
  cases: () => async (client) => told(await client.cases(), casesText),
  dispute: (asked) => {
    const number = numberOf(asked);
    const { statement } = asked.options;
    if (statement === undefined)
      throw new UsageError(say('请用 --statement 说明', 'give the statement with --statement'));
    return async (client) =>
      told(await client.dispute(number, statement), ({ state, caseNo }) =>
        caseNo === null ? say(`已记录：${state}`, `recorded: ${state}`) : say(`案件 ${caseNo}`, `case ${caseNo}`),
      );
  },
  freeze: () => async (client) => told(await client.freeze(true), () => say('额度已冻结', 'the quota is frozen')),
  unfreeze: () => async (client) =>
    told(await client.freeze(false), () => say('额度已解冻', 'the quota is not frozen')),
};

function told<T>(value: T, text: (value: T) => string): Told {
  return { value, text: text(value) };
}

async function issue(options: ConsumerOptions): Promise<string> {
  if (options.person === undefined) {
    throw new UsageError(
      say(
        `请用 --person 指明消费者，或设置 ${TOKEN_VARIABLE}`,
        `name the consumer with --person, or set ${TOKEN_VARIABLE}`,
      ),
      'echo 110101199003070791 | tongguan consumer quota --person -',
    );
  }
  const idNumber = (await readInput(options.person)).toString('utf8').trim();
  return (await (await officeOf(options, OPERATOR)).consumerToken(idNumber, options.reason)).token;
}

function numberOf({ number }: Asked): string {
  if (number === undefined) throw new UsageError(say('请给出清单的 preNo', 'name the list by its preNo'));
  return number;
}

function yearOf({ year }: ConsumerOptions): number | undefined {
  if (year === undefined) return undefined;
  if (/^\d{4}$/.test(year) && Number(year) >= FIRST_YEAR) return Number(year);
  throw new UsageError(
    say(`--year 须为 ${FIRST_YEAR} 年或以后：${year}`, `--year must be a year from ${FIRST_YEAR} on: ${year}`),
  );
}

function quotaText({ year, limit, used, reserved, available, frozen, uses }: ConsumerQuota): string {
  const sums = say(
    `${year}  限额 ${limit}  已用 ${used}  占用 ${reserved}  可用 ${available}`,
    `${year}  limit ${limit}  used ${used}  reserved ${reserved}  available ${available}`,
  );
  const rows = uses.map((use) => [
    use.at,
    use.preNo,
    use.move,
    use.amount,
    use.tax ?? '',
    use.disputed ? say('异议', 'disputed') : '',
  ]);
  return [
    sums,
    ...(frozen ? [say('已冻结', 'frozen')] : []),
    ...(rows.length === 0
      ? []
      : [
          table(
            [[say('时间', 'at'), 'preNo', say('变动', 'move'), say('金额', 'amount'), say('税', 'tax'), ''], ...rows],
            [3, 4],
          ),
        ]),
  ].join('\n');
}

function billsText(bills: readonly ConsumerBill[]): string {
  if (bills.length === 0) return say('没有税单', 'no bills');
  const rows = bills.map((bill) => [bill.releasedAt, bill.preNo, bill.taxNo, bill.status.text, bill.tax]);
  return table(
    [[say('放行', 'released'), 'preNo', say('税单', 'bill'), say('状态', 'state'), say('税', 'tax')], ...rows],
    [4],
  );
}

function billText(bill: ConsumerBill): string {
  const head = ['', say('完税价格', 'value'), say('关税', 'duty'), say('消费税', 'consumption'), say('增值税', 'VAT')];
  const rows = bill.lines.map((line) => [
    `${line.gnum} ${line.gcode}`,
    line.dutiableValue,
    line.customsDuty,
    line.consumptionTax,
    line.valueAddedTax,
  ]);
  const total = [say('合计', 'total'), '', bill.customsDuty, bill.consumptionTax, bill.valueAddedTax];
  return say(
    `${billsText([bill])}

${table([head, ...rows, total], [1, 2, 3, 4])}
依据见 --json`,
    `${billsText([bill])}

${table([head, ...rows, total], [1, 2, 3, 4])}
the law behind it: --json`,
  );
}

function casesText(cases: readonly ConsumerCase[]): string {
  if (cases.length === 0) return say('没有案件', 'no cases');
  const rows = cases.map((one) => [one.caseNo, one.text_zh, one.preNo ?? '', one.outcome ?? one.state]);
  return table([[say('案件', 'case'), say('事由', 'about'), 'preNo', say('结果', 'outcome')], ...rows]);
}
