import { Command } from 'commander';
import type { Expiring, ImportReport, RegistryRows, RegistryStore, Store } from '@tongguan/server';
import { type EpochMs, parseInstant, shanghaiIso } from '@tongguan/kernel';
import { readCells } from '../../common/cells.ts';
import { type DatabaseOptions, withDatabase } from '../../common/database.ts';
import { withDatabaseOptions } from '../../common/options/database.ts';
import { actorOf } from '../../common/databaseActor.ts';
import { withJournalOptions } from '../../common/options/journal.ts';
import { told } from '../../common/databaseRegistry.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { print, printJson, table } from '../../common/output.ts';
import {
  endTokenCommand,
  revokeTokensCommand,
  staffCommand,
  staffLeavesCommand,
  tokenCommand,
  tokensCommand,
} from './registryAccess.ts';
import { accountBookCommand } from './registryBook.ts';
import { showParticipant } from './registryShow.ts';
import { say } from '../../common/language.ts';

type RegistryOptions = DatabaseOptions & {
  readonly at?: string;
  readonly json?: true;
  readonly dryRun?: true;
  readonly reason?: string;
  readonly by?: string;
  readonly tokenFile?: string;
  readonly vaultKeyFile?: string;
  readonly role?: string;
  readonly days?: string;
};

/** What a command does with the registry at the platform's time, unless another is named. */
type Work = (registry: RegistryStore, atMs: EpochMs, store: Store) => Promise<ExitCode>;

export function registryCommand(): Command {
  const registry = new Command('registry')
    .description(
      say('企业登记簿：导入、查询、到期提醒', 'the registry of participants: import, look up, list what will expire'),
    )
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan registry import examples/registry/participants.csv --dry-run
  tongguan registry import participants.csv --reason 首批登记 --by operator1
  tongguan registry list --role paymentFirm
  tongguan registry show 3301969903
  tongguan registry expiring --days 30
  tongguan registry token 3301969911 --label ERP
  tongguan registry tokens 3301969911
  tongguan registry book T3302W000001 --warehouse 3301669906 --customs 3104 --city 宁波
  tongguan registry staff 2992001 --name 李关员 --role officer --customs 2992 \\
    --data /var/lib/tongguan --vault-key-file /etc/tongguan/key.json

选项见：tongguan registry import --help`,
        `
Examples:
  tongguan registry import examples/registry/participants.csv --dry-run
  tongguan registry import participants.csv --reason 'first firms' --by operator1
  tongguan registry list --role paymentFirm
  tongguan registry show 3301969903
  tongguan registry expiring --days 30
  tongguan registry token 3301969911 --label ERP
  tongguan registry tokens 3301969911
  tongguan registry book T3302W000001 --warehouse 3301669906 --customs 3104 --city Ningbo
  tongguan registry staff 2992001 --name 'Li' --role officer --customs 2992 \\
    --data /var/lib/tongguan --vault-key-file /etc/tongguan/key.json

Options: tongguan registry import --help`,
      ),
    );
  const commands = [importCommand(), listCommand(), showCommand(), expiringCommand(), tokenCommand(), staffCommand()];
  commands.push(tokensCommand(), endTokenCommand(), revokeTokensCommand(), staffLeavesCommand(), accountBookCommand());
  for (const command of commands) registry.addCommand(command);
  return registry;
}

function importCommand(): Command {
  const command = new Command('import')
    .description(
      say(
        '导入企业及资质（CSV，UTF-8 或 GBK；XLSX）：先全部核对，全部写入或全不写入',
        'import firms and licences; either the whole file or nothing',
      ),
    )
    .argument('<file>', say('CSV 或 XLSX', 'CSV or XLSX'));
  return withJournalOptions(withDatabaseOptions(command))
    .option('--dry-run', say('只核对，不写入', 'check everything but write nothing'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (file: string, options: RegistryOptions) => {
      process.exitCode = await importFile(file, options);
    });
}

async function importFile(file: string, options: RegistryOptions): Promise<ExitCode> {
  const { dryRun = false, reason = '', json = false } = options;
  const cells = await readCells(file);
  const { importParticipants, planImport } = await import('@tongguan/server');
  return inRegistry(options, async (registry, atMs, store) => {
    const plan = planImport(cells, atMs);
    if (!plan.ok) return told(plan, () => undefined);
    const outcome = await importParticipants(registry, {
      ...{ rows: plan.value, dryRun, reason, atMs },
      ...(await actorOf(options, store)),
    });
    return told(outcome, (report) => (json ? printJson(report) : print(reportOf(report, dryRun))));
  });
}

function reportOf({ rows, participantsAdded, qualificationsAdded }: ImportReport, dryRun: boolean): string {
  return [
    dryRun ? say('核对通过，未写入', 'checked; nothing was written') : say('✓ 已导入', '✓ imported'),
    say(`  行：${rows}`, `  rows: ${rows}`),
    say(`  新企业：${participantsAdded.length}`, `  new firms: ${participantsAdded.length}`),
    say(`  新资质：${qualificationsAdded.length}`, `  new licences: ${qualificationsAdded.length}`),
  ].join('\n');
}

function listCommand(): Command {
  const command = new Command('list').description(say('全部企业及其状态', 'list every firm and its status'));
  return withMoment(command)
    .option('--role <role>', say('只列该角色', 'only firms with this role: platform, paymentFirm …'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (options: RegistryOptions) => {
      process.exitCode = await inRegistry(options, async (store, atMs) => list(await store.read(), options, atMs));
    });
}

async function list(rows: RegistryRows, { role, json }: RegistryOptions, atMs: EpochMs): Promise<ExitCode> {
  const { participantsAt, standingAt } = await import('@tongguan/server');
  const firms = participantsAt(rows, atMs)
    .filter(({ roles }) => role === undefined || roles.some((one) => one === role))
    .map((firm) => ({
      code: firm.code,
      creditCode: firm.creditCode,
      name: firm.name,
      roles: firm.roles.join(', '),
      registration: firm.registration ?? 'customs',
      standing: standingAt(firm, atMs),
    }));
  if (json === true) printJson(firms);
  else {
    const head = [
      say('编码', 'code'),
      say('信用代码', 'credit code'),
      say('名称', 'name'),
      say('角色', 'roles'),
      say('登记', 'registration'),
      say('状态', 'standing'),
    ];
    print(table([head, ...firms.map((firm) => Object.values(firm))]));
  }
  return EXIT.done;
}

function showCommand(): Command {
  const command = new Command('show')
    .description(say('一家企业的全部登记', 'show everything on record about a firm'))
    .argument('<code>', say('企业海关编码', 'customs code of the firm'));
  return withMoment(command)
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (code: string, options: RegistryOptions) => {
      process.exitCode = await inRegistry(options, async (store, atMs) => {
        const shown = await showParticipant(await store.read(), code, atMs);
        if (shown === null) throw new UsageError(say(`没有此企业：${code}`, `no such participant: ${code}`));
        if (options.json === true) printJson(shown.json);
        else print(shown.text);
        return EXIT.done;
      });
    });
}

const DAYS_DEFAULT = '30';

function expiringCommand(): Command {
  const command = new Command('expiring').description(
    say(
      '将到期的证书、资质、委托、承诺、担保',
      'list certificates, licences, delegations, undertakings and guarantees that will expire',
    ),
  );
  return withMoment(command)
    .option('--days <n>', say('多少天之内', 'within this many days'), DAYS_DEFAULT)
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (options: RegistryOptions) => {
      process.exitCode = await expiring(options);
    });
}

async function expiring(options: RegistryOptions): Promise<ExitCode> {
  const { days = DAYS_DEFAULT } = options;
  if (!/^[1-9]\d{0,3}$/.test(days))
    throw new UsageError(say(`--days 须为 1–9999：${days}`, `--days must be 1–9999: ${days}`));
  const { expiringWithin } = await import('@tongguan/server');
  return inRegistry(options, async (store, atMs) => {
    const guarantees = await store.endingGuarantees(atMs, Number(days));
    const found = expiringWithin(await store.read(), atMs, Number(days), guarantees);
    if (options.json === true)
      printJson(found.map((one) => ({ ...one, endMs: undefined, end: shanghaiIso(one.endMs) })));
    else if (found.length === 0) print(say(`${days} 天内无到期事项`, `nothing expires within ${days} days`));
    else
      print(
        table([
          [say('止于', 'ends'), say('企业', 'firm'), say('类别', 'kind'), say('编号', 'number')],
          ...found.map(lineOf),
        ]),
      );
    return EXIT.done;
  });
}

function lineOf({ what, participant, number, endMs }: Expiring): readonly string[] {
  return [shanghaiIso(endMs), participant, what, number];
}

function withMoment(command: Command): Command {
  return withDatabaseOptions(command).option(
    '--at <time>',
    say(
      '按该时刻，默认平台现在',
      'as of this time, such as 2026-06-01T10:00:00+08:00; default: the platform’s current time',
    ),
  );
}

/** The platform's time is the machine's and, in a sandbox, every move of its clock. */
async function inRegistry(options: RegistryOptions, work: Work): Promise<ExitCode> {
  const given = options.at === undefined ? null : parseInstant(options.at);
  if (options.at !== undefined && given === null)
    throw new UsageError(say(`不是带时区的时刻：${options.at}`, `not an instant: ${options.at}`));
  return withDatabase(options, async (store) => {
    const { clockOffsetMs, registryStore } = await import('@tongguan/server');
    return work(registryStore(store), given ?? Date.now() + (await clockOffsetMs(store)), store);
  });
}
