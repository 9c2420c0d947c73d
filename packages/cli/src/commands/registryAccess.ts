import { Command, Option } from 'commander';
import { type DatabaseOptions, withDatabase } from '../common/database.ts';
import { withDatabaseOptions } from '../common/databaseOptions.ts';
import { EXIT, UsageError } from '../common/exit.ts';
import { withJournalOptions } from '../common/journalOptions.ts';
import { told } from '../common/databaseRegistry.ts';
import { note, print } from '../common/output.ts';

type AccessOptions = DatabaseOptions & {
  readonly vaultKeyFile?: string;
  readonly label: string;
  readonly name: string;
  readonly role: string;
  readonly customs: string;
  readonly by: string;
  readonly reason: string;
};

/** A token for a firm on record. */
export function tokenCommand(): Command {
  return withKeys(new Command('token'))
    .description('为已登记的企业签发访问令牌，只显示一次 / an access token for a firm on record, shown once')
    .argument('<code>', '企业海关编码 / customs code of the firm')
    .option('--label <text>', '用途 / what it is for', 'ERP')
    .action(async (code: string, options: AccessOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { clockOffsetMs, grantFirmToken } = await import('@tongguan/server');
        const atMs = Date.now() + (await clockOffsetMs(store));
        const granted = await grantFirmToken(depsOf(options, store), {
          ...{ code, label: options.label, atMs, by: options.by, reason: options.reason },
        });
        return told(granted, tell);
      });
    });
}

/** Somebody at the customs side. */
export function staffCommand(): Command {
  return withKeys(new Command('staff'))
    .description('登记海关端人员并签发令牌，只显示一次 / enrol somebody of the customs side, with a token shown once')
    .argument('<code>', '工号 / staff number')
    .requiredOption('--name <name>', '姓名 / name')
    .requiredOption('--role <role>', '角色 / role: operator, officer, supervisor, auditor')
    .option('--customs <code>', '关区代码，默认全部 / customs district, default all', '')
    .action(async (code: string, options: AccessOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { clockOffsetMs, grantStaffToken } = await import('@tongguan/server');
        const { name, role, customs: customsCode, by, reason } = options;
        const atMs = Date.now() + (await clockOffsetMs(store));
        return told(
          await grantStaffToken(depsOf(options, store), { code, name, role, customsCode, atMs, by, reason }),
          tell,
        );
      });
    });
}

/** A token has leaked, or a firm changes its system. */
export function revokeTokensCommand(): Command {
  return withJournalOptions(withDatabaseOptions(new Command('revoke-tokens')))
    .description('撤销企业的全部令牌 / end every token of a firm')
    .argument('<code>', '企业海关编码 / customs code of the firm')
    .action(async (code: string, options: AccessOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { clockOffsetMs, revokeFirmTokens } = await import('@tongguan/server');
        const { by, reason } = options;
        const atMs = Date.now() + (await clockOffsetMs(store));
        print(`撤销 / revoked: ${await revokeFirmTokens(store, { code, by, reason, atMs })}`);
        return EXIT.done;
      });
    });
}

export function staffLeavesCommand(): Command {
  return withJournalOptions(withDatabaseOptions(new Command('staff-leaves')))
    .description('人员离任，其令牌随即失效 / somebody leaves the customs side; their tokens count no more')
    .argument('<code>', '工号 / staff number')
    .action(async (code: string, options: AccessOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { clockOffsetMs, endStaff } = await import('@tongguan/server');
        const { by, reason } = options;
        const atMs = Date.now() + (await clockOffsetMs(store));
        if (await endStaff(store, { code, by, reason, atMs })) print(`✓ ${code}`);
        else throw new UsageError(`没有此人 / nobody of that number: ${code}`);
        return EXIT.done;
      });
    });
}

function withKeys(command: Command): Command {
  return withJournalOptions(withDatabaseOptions(command)).addOption(
    new Option('--vault-key-file <file>', '生产环境的密钥文件 / the vault key file of production').env(
      'TONGGUAN_VAULT_KEY_FILE',
    ),
  );
}

function depsOf<T>(
  { data, vaultKeyFile = '' }: AccessOptions,
  store: T,
): { store: T; dataDir: string; keyFile: string | null } {
  return { store, dataDir: data, keyFile: vaultKeyFile === '' ? null : vaultKeyFile };
}

/** The token alone goes to stdout, so that it can be piped into a file. */
function tell(token: string): void {
  print(token);
  note('请妥善保存：令牌不再显示 / keep it: it is not shown again');
}
