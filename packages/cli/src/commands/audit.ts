import { Command, Option } from 'commander';
import { DEFAULT_DATA_DIR } from '../common/clientOptions.ts';
import { EXIT, type ExitCode } from '../common/exit.ts';
import { print, printJson, table } from '../common/output.ts';

type AuditOptions = { readonly data: string; readonly databaseUrl?: string; readonly json?: true };

export function auditCommand(): Command {
  return new Command('audit')
    .description('只用 SQL 从流水重算全部账目 / recompute every ledger from its journal with SQL alone')
    .option('--data <dir>', '平台数据目录 / data folder of the platform', DEFAULT_DATA_DIR)
    .addOption(new Option('--database-url <url>', '使用这个数据库 / use this database instead').env('DATABASE_URL'))
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan audit
  tongguan audit --database-url postgres://user:secret@host/tongguan --json

退出码 / exit code: 0 全部相符 / all agree；1 有差异 / a difference；2 无法核对 / could not audit`,
    )
    .action(async (options: AuditOptions) => {
      process.exitCode = await runAudit(options);
    });
}

async function runAudit(options: AuditOptions): Promise<ExitCode> {
  const { withDatabase } = await import('../common/database.ts');
  return withDatabase(options, async (store) => {
    const { audit } = await import('@tongguan/server');
    const report = await audit(store.pool);
    if (options.json === true) printJson(report);
    else {
      print(
        table(
          [
            ['核对 / check', '行数 / rows', '差异 / differences'],
            ...report.checks.map((check) => [check.name, String(check.rows), String(check.differences.length)]),
          ],
          [1, 2],
        ),
      );
      for (const check of report.checks) {
        for (const { what, expected, found } of check.differences) {
          print(`✗ ${check.name}: ${what}  应为 / expected ${expected}  实为 / found ${found}`);
        }
      }
      print(report.ok ? '账目相符 / the ledgers agree' : '账目不符 / the ledgers DISAGREE');
    }
    return report.ok ? EXIT.done : EXIT.refused;
  });
}
