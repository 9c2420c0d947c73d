import { readFileSync, writeFileSync } from 'node:fs';
import { dayOf } from '@tongguan/policy';
import type { AuditOptions, AuditReport, Heads, Store } from '@tongguan/server';
import { Command, InvalidArgumentError, Option } from 'commander';
import { withDatabase } from '../common/database.ts';
import { withDatabaseOptions } from '../common/options/database.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { print, printJson, table } from '../common/output.ts';

type AuditCommandOptions = {
  readonly data: string;
  readonly databaseUrl?: string;
  readonly json?: true;
  readonly heads?: string;
  readonly against?: string;
  /** Per cent of the evidence packs. */
  readonly evidence?: number;
  readonly vaultKeyFile?: string;
};

export function auditCommand(): Command {
  return withDatabaseOptions(new Command('audit'))
    .description(
      '只用 SQL 从流水重算全部账目，并核对流水的哈希链 / recompute every ledger with SQL alone, and the chain of the journal',
    )
    .option(
      '--heads <file>',
      '相符时写出各分区链头，请另处保存 / where all agrees, write the heads of the chain, to be kept elsewhere',
    )
    .option(
      '--against <file>',
      '证明今天的链接续所存的链头 / prove that the chain of today continues the heads that were kept',
    )
    .option(
      '--evidence <percent>',
      '抽查原始报文的百分比，100 为全部 / per cent of the evidence to open; 100 is all',
      percent,
    )
    .addOption(
      new Option(
        '--vault-key-file <file>',
        '生产环境的密钥文件，抽查时需要 / the vault key file of production, for --evidence',
      ).env('TONGGUAN_VAULT_KEY_FILE'),
    )
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan audit
  tongguan audit --heads heads-2026-06-30.json
  tongguan audit --against heads-2026-06-30.json --evidence 5
  tongguan audit --database-url postgres://user:secret@host/tongguan --json

退出码 / exit code: 0 全部相符 / all agree；1 有差异 / a difference；2 无法核对 / could not audit`,
    )
    .action(async (options: AuditCommandOptions) => {
      process.exitCode = await runAudit(options);
    });
}

async function runAudit(options: AuditCommandOptions): Promise<ExitCode> {
  // Read before anything long begins.
  const against = options.against === undefined ? undefined : readKept(options.against);
  return withDatabase(options, async (store) => {
    const { audit, readHeads } = await import('@tongguan/server');
    const report = await audit(store.pool, await auditOptions(options, store, against));
    const heads =
      options.heads === undefined || !report.ok ? null : await readHeads(store.pool, new Date().toISOString());
    if (options.heads !== undefined && heads !== null)
      writeFileSync(options.heads, `${JSON.stringify(heads, null, 1)}\n`);
    if (options.json === true) printJson(report);
    else print(reportText(report, heads === null ? null : (options.heads ?? null)));
    return report.ok ? EXIT.done : EXIT.refused;
  });
}

async function auditOptions(
  { data, evidence, vaultKeyFile = '' }: AuditCommandOptions,
  store: Store,
  against: Heads | undefined,
): Promise<AuditOptions> {
  const { clockOffsetMs, evidenceOf } = await import('@tongguan/server');
  const today = dayOf(Date.now() + (await clockOffsetMs(store)));
  const deps = { store, dataDir: data, keyFile: vaultKeyFile === '' ? null : vaultKeyFile };
  return {
    today,
    ...(against === undefined ? {} : { against }),
    ...(evidence === undefined ? {} : { evidence: await evidenceOf(deps, Math.round(evidence * 100)) }),
  };
}

function reportText({ ok, checks }: AuditReport, headsFile: string | null): string {
  const rows = checks.map(({ name, zh, rows: compared, found }) => [
    String(compared),
    String(found),
    zh === name ? name : `${zh}\n${name}`,
  ]);
  const lines = rows.flatMap(([compared = '', found = '', sentence = '']) => {
    const [first = '', ...more] = sentence.split('\n');
    return [[compared, found, first], ...more.map((line) => ['', '', line])];
  });
  const shown = checks.flatMap((check) => [
    ...check.differences.map(
      ({ what, expected, found }) => `✗ ${check.name}: ${what}  应为 / expected ${expected}  实为 / found ${found}`,
    ),
    ...(check.found > check.differences.length
      ? [
          `✗ ${check.name}: 另有 ${check.found - check.differences.length} 处 / and ${check.found - check.differences.length} more`,
        ]
      : []),
  ]);
  const kept =
    headsFile === null
      ? []
      : [`链头已写入 ${headsFile}，请存于平台之外 / heads written: keep them away from the platform`];
  const verdict = ok ? '账目相符 / the ledgers agree' : '账目不符 / the ledgers DISAGREE';
  const heading = ['行数 / rows', '差异 / differences', '核对 / check'];
  return [table([heading, ...lines], [0, 1]), ...shown, ...kept, verdict].join('\n');
}

function percent(text: string): number {
  const value = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value <= 100) return value;
  throw new InvalidArgumentError('须为 0.01–100 的百分比 / per cent, from 0.01 to 100.');
}

/** The file is somebody's who kept it: every field is checked before it is compared. */
function readKept(file: string): Heads {
  const wrong = (why: string): UsageError =>
    new UsageError(
      `${file}: ${why}`,
      '应为 tongguan audit --heads 写出的文件 / a file that tongguan audit --heads wrote',
    );
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw wrong('无法读取 / cannot be read');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong('不是 JSON / no JSON');
  }
  if (!isHeads(value)) throw wrong('不是链头文件 / no heads');
  return value;
}

function isHeads(value: unknown): value is Heads {
  if (typeof value !== 'object' || value === null) return false;
  const { format, parts, outside } = value as Partial<Heads>;
  const isDigest = (digest: unknown): boolean => typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest);
  return (
    format === 'tongguan heads 1' &&
    Array.isArray(parts) &&
    parts.every(
      (one) =>
        Number.isInteger(one?.part) && one.part >= 0 && /^\d{1,18}$/.test(String(one.link)) && isDigest(one.digest),
    ) &&
    typeof outside === 'object' &&
    Number.isInteger(outside?.rows) &&
    isDigest(outside?.digest)
  );
}
