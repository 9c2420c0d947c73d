import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { GuaranteeClient } from '@tongguan/sdk';
import { type ClientOptions, firmCaller, withClientOptions } from '../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { staffCaller } from '../common/options/office.ts';
import { note, print, printJson, table } from '../common/output.ts';
import { guaranteeWord as wordOf } from '../common/shown/guaranteeWords.ts';
import { say } from '../common/language.ts';

type GuaranteeOptions = ClientOptions & {
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly json?: true;
};

const VIEWS = ['show', 'demands', 'overdue', 'refunds', 'forecast', 'reconcile'] as const;
type ViewName = (typeof VIEWS)[number];

export function guaranteeCommand(): Command {
  const command = new Command('guarantee')
    .description(
      say(
        '担保账户：余额、缴款书、逾期、退税、预测、对账文件',
        'guarantees: balance, demands, refunds, forecast, reconciliation file',
      ),
    )
    .argument('<view>', say(`看什么：${VIEWS.join(', ')}`, `what: ${VIEWS.join(', ')}`))
    .argument(
      '[code]',
      say('担保企业编号（海关端）；不写即本企业', 'the guarantor, for customs staff; default: your own'),
    );
  return withClientOptions(command)
    .option(
      '--as <who>',
      say('以谁的身份：关员，或不写编号时的参与者', 'who you are: staff, or a persona if you give no code'),
    )
    .option('--from <day>', say('对账起日，默认当月 1 日', 'first day of the file'))
    .option('--to <day>', say('对账止日，默认今日', 'last day of the file'))
    .option('--out <file>', say('对账文件写入何处，默认标准输出', 'write the file here'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan guarantee show 3301969902
  tongguan guarantee demands --as agent
  tongguan guarantee reconcile 3301969902 --from 2026-07-01 --to 2026-07-31 --out july.csv`,
        `
Examples:
  tongguan guarantee show 3301969902
  tongguan guarantee demands --as agent
  tongguan guarantee reconcile 3301969902 --from 2026-07-01 --to 2026-07-31 --out july.csv`,
      ),
    )
    .action(async (view: string, code: string | undefined, options: GuaranteeOptions) => {
      process.exitCode = await run(view, code, options);
    });
}

async function run(view: string, code: string | undefined, options: GuaranteeOptions): Promise<ExitCode> {
  const wanted = VIEWS.find((one) => one === view);
  if (wanted === undefined) throw new UsageError(say(`没有这一项：${view}`, `no such view: ${view}`), VIEWS.join(', '));
  const client = await clientFor(code, options);
  if (wanted === 'reconcile') return reconcile(client, options);
  const found = await read(client, wanted);
  if (options.json === true) printJson(found);
  else print(textOf(found));
  return EXIT.done;
}

function read(client: GuaranteeClient, view: Exclude<ViewName, 'reconcile'>): Promise<object> {
  if (view === 'show') return client.account();
  return view === 'forecast' ? client.forecast() : client.list(view);
}

async function reconcile(client: GuaranteeClient, { from, to, out }: GuaranteeOptions): Promise<ExitCode> {
  const file = await client.reconciliation({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
  if (out === undefined) {
    print(file.trimEnd());
    return EXIT.done;
  }
  await writeFile(out, file, { flag: 'wx' });
  note(
    say(
      `${out}: ${file.trimEnd().split('\r\n').length - 1} 行`,
      `${out}: ${file.trimEnd().split('\r\n').length - 1} lines`,
    ),
  );
  return EXIT.done;
}

async function clientFor(code: string | undefined, options: GuaranteeOptions): Promise<GuaranteeClient> {
  const { GuaranteeClient: Client } = await import('@tongguan/sdk');
  if (code === undefined) return new Client({ ...(await firmCaller(options)), unreachableAtOnce: true });
  return new Client({ ...(await staffCaller(options)), unreachableAtOnce: true }, code);
}

function textOf(found: object): string {
  if (Array.isArray(found)) return rowsOf(found as readonly Row[]);
  const entries = Object.entries(found as Row);
  const lists = entries.filter(([, value]) => Array.isArray(value));
  const plain = entries.filter(([, value]) => !Array.isArray(value));
  return [
    table(plain.map(([name, value]) => [wordOf(name), cellOf(value)])),
    ...lists.map(([name, value]) => `${wordOf(name)}\n${rowsOf(value as readonly Row[])}`),
  ].join('\n\n');
}

/** Any view is printed by the names the API has for it, in Chinese by what they mean. */
type Row = Readonly<Record<string, unknown>>;

function rowsOf(rows: readonly Row[]): string {
  const [first] = rows;
  if (first === undefined) return say('没有', 'none');
  const names = Object.keys(first);
  return table([names.map(wordOf), ...rows.map((row) => names.map((name) => cellOf(row[name])))]);
}

function cellOf(value: unknown): string {
  return value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}
