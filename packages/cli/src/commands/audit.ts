import { readFileSync, writeFileSync } from 'node:fs';
import { dayOf } from '@tongguan/policy';
import type { AuditOptions, AuditReport, Heads, Store } from '@tongguan/server';
import { Command, InvalidArgumentError, Option } from 'commander';
import { withDatabase } from '../common/database.ts';
import { withDatabaseOptions } from '../common/options/database.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { print, printJson, table } from '../common/output.ts';
import { say } from '../common/language.ts';

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
      say(
        '只用 SQL 从流水重算全部账目，并核对流水的哈希链',
        'recompute every ledger in plain SQL, and check the chain of the journal',
      ),
    )
    .option(
      '--heads <file>',
      say(
        '相符时写出各分区链头，请另处保存',
        'if everything agrees, write the heads of the chain to a file; keep it elsewhere',
      ),
    )
    .option(
      '--against <file>',
      say('证明今天的链接续所存的链头', 'prove that today’s chain continues these saved heads'),
    )
    .option(
      '--evidence <percent>',
      say('抽查原始报文的百分比，100 为全部', 'percentage of the evidence to open; 100 opens all of it'),
      percent,
    )
    .addOption(
      new Option(
        '--vault-key-file <file>',
        say('生产环境的密钥文件，抽查时需要', 'vault key file of a production platform, for --evidence'),
      ).env('TONGGUAN_VAULT_KEY_FILE'),
    )
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan audit
  tongguan audit --heads heads-2026-06-30.json
  tongguan audit --against heads-2026-06-30.json --evidence 5
  tongguan audit --database-url postgres://user:secret@host/tongguan --json

退出码：0 全部相符；1 有差异；2 无法核对`,
        `
Examples:
  tongguan audit
  tongguan audit --heads heads-2026-06-30.json
  tongguan audit --against heads-2026-06-30.json --evidence 5
  tongguan audit --database-url postgres://user:secret@host/tongguan --json

Exit code: 0 everything agrees; 1 there is a difference; 2 the audit could not run`,
      ),
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
  const lines = checks.map(({ name, zh, rows, found }) => [String(rows), String(found), say(zh, name)]);
  const shown = checks.flatMap((check) => [
    ...check.differences.map(({ what, expected, found }) =>
      say(
        `✗ ${check.zh}：${what}  应为 ${expected}  实为 ${found}`,
        `✗ ${check.name}: ${what}  expected ${expected}  found ${found}`,
      ),
    ),
    ...(check.found > check.differences.length
      ? [
          say(
            `✗ ${check.zh}：另有 ${check.found - check.differences.length} 处`,
            `✗ ${check.name}: and ${check.found - check.differences.length} more`,
          ),
        ]
      : []),
  ]);
  const kept =
    headsFile === null
      ? []
      : [
          say(
            `链头已写入 ${headsFile}，请存于平台之外`,
            `heads written to ${headsFile}: keep this file away from the platform`,
          ),
        ];
  const verdict = ok ? say('账目相符', 'the ledgers agree') : say('账目不符', 'the ledgers DO NOT AGREE');
  const heading = [say('行数', 'rows'), say('差异', 'differences'), say('核对', 'check')];
  return [table([heading, ...lines], [0, 1]), ...shown, ...kept, verdict].join('\n');
}

function percent(text: string): number {
  const value = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value <= 100) return value;
  throw new InvalidArgumentError(say('须为 0.01–100 的百分比', 'per cent, from 0.01 to 100.'));
}

/** The file is somebody's who kept it: every field is checked before it is compared. */
function readKept(file: string): Heads {
  const wrong = (why: string): UsageError =>
    new UsageError(
      `${file}: ${why}`,
      say('应为 tongguan audit --heads 写出的文件', 'a file that tongguan audit --heads wrote'),
    );
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw wrong(say('无法读取', 'cannot be read'));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong(say('不是 JSON', 'no JSON'));
  }
  if (!isHeads(value)) throw wrong(say('不是链头文件', 'no heads'));
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
