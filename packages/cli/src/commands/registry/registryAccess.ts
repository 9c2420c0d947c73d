import { Command } from 'commander';
import type { NewToken, TokenLine } from '@tongguan/server';
import { shanghaiIso } from '@tongguan/kernel';
import { type DatabaseOptions, withDatabase } from '../../common/database.ts';
import { withDatabaseOptions } from '../../common/options/database.ts';
import { EXIT, UsageError } from '../../common/exit.ts';
import { actorOf } from '../../common/databaseActor.ts';
import { withJournalOptions } from '../../common/options/journal.ts';
import { told } from '../../common/databaseRegistry.ts';
import { wholeNumber } from '../../common/numbers.ts';
import { note, print, printJson, table } from '../../common/output.ts';
import { say } from '../../common/language.ts';

const DAYS_MAX = 3_650;

type AccessOptions = DatabaseOptions & {
  readonly vaultKeyFile?: string;
  readonly label: string;
  readonly days?: number;
  readonly all?: true;
  readonly json?: true;
  readonly name: string;
  readonly role: string;
  readonly customs: string;
  readonly by?: string;
  readonly tokenFile?: string;
  readonly reason: string;
};

/** A token for a firm on record. */
export function tokenCommand(): Command {
  return withJournalOptions(withDatabaseOptions(new Command('token')))
    .description(
      say('为已登记的企业签发访问令牌，只显示一次', 'issue an access token for a firm on record; it is shown once'),
    )
    .argument('<code>', say('企业海关编码', 'customs code of the firm'))
    .option('--label <text>', say('用途', 'purpose of the token'), 'ERP')
    .option('--days <n>', say('有效天数，默认 365', 'valid for this many days; default: 365'), wholeNumber(1, DAYS_MAX))
    .action(async (code: string, options: AccessOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { clockOffsetMs, grantFirmToken } = await import('@tongguan/server');
        const atMs = Date.now() + (await clockOffsetMs(store));
        const granted = await grantFirmToken(depsOf(options, store), {
          ...{ code, label: options.label, atMs, reason: options.reason },
          ...(await actorOf(options, store)),
          ...daysOf(options),
        });
        return told(granted, tell);
      });
    });
}

/** Somebody at the customs side. */
export function staffCommand(): Command {
  return withJournalOptions(withDatabaseOptions(new Command('staff')))
    .description(
      say('登记海关端人员并签发令牌，只显示一次', 'enrol a member of customs staff, with a token that is shown once'),
    )
    .argument('<code>', say('工号', 'staff number'))
    .requiredOption('--name <name>', say('姓名', 'name'))
    .requiredOption('--role <role>', say('角色', 'role: operator, officer, supervisor, auditor'))
    .option('--customs <code>', say('关区代码，默认全部', 'customs district; default: all'), '')
    .option('--label <text>', say('令牌的用途', 'purpose of the token'), '')
    .option(
      '--days <n>',
      say('令牌有效天数，默认 180', 'valid for this many days; default: 180'),
      wholeNumber(1, DAYS_MAX),
    )
    .action(async (code: string, options: AccessOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { clockOffsetMs, grantStaffToken } = await import('@tongguan/server');
        const { name, role, customs: customsCode, label, reason } = options;
        const { by, role: byRole } = await actorOf(options, store);
        const atMs = Date.now() + (await clockOffsetMs(store));
        const request = { code, name, role, customsCode, label, atMs, by, byRole, reason, ...daysOf(options) };
        return told(await grantStaffToken(depsOf(options, store), request), tell);
      });
    });
}

/** Which tokens there are, when each was last used, and which end soon. */
export function tokensCommand(): Command {
  return withDatabaseOptions(new Command('tokens'))
    .description(
      say('企业与人员的访问令牌：编号、用途、到期、最近使用', 'list access tokens: id, purpose, end, last use'),
    )
    .argument('[holder]', say('企业海关编码或工号', 'customs code or staff number'))
    .option('--all', say('含已失效的', 'include tokens that are no longer valid'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (holder: string | undefined, options: AccessOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { clockOffsetMs, listTokens } = await import('@tongguan/server');
        const atMs = Date.now() + (await clockOffsetMs(store));
        const tokens = await listTokens(store, {
          holder: holder ?? null,
          inForceMs: options.all === true ? null : atMs,
        });
        if (options.json === true) printJson(tokens);
        else print(tokens.length === 0 ? say('没有令牌', 'no tokens') : tokenTable(tokens));
        return EXIT.done;
      });
    });
}

/** One token has leaked, or its successor is in use: the others of its holder go on. */
export function endTokenCommand(): Command {
  return withJournalOptions(withDatabaseOptions(new Command('end-token')))
    .description(say('停用一个令牌，其余不变', 'end a single token'))
    .argument('<id>', say('令牌编号，见 tongguan registry tokens', 'id of the token; see tongguan registry tokens'))
    .action(async (tokenId: string, options: AccessOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { clockOffsetMs, endToken } = await import('@tongguan/server');
        const { reason } = options;
        const actor = await actorOf(options, store);
        const atMs = Date.now() + (await clockOffsetMs(store));
        return told(await endToken(store, { tokenId, ...actor, reason, atMs }), (ended) => print(tokenTable([ended])));
      });
    });
}

/** A token has leaked, or a firm changes its system. */
export function revokeTokensCommand(): Command {
  return withJournalOptions(withDatabaseOptions(new Command('revoke-tokens')))
    .description(say('撤销企业的全部令牌', 'end every token of a firm'))
    .argument('<code>', say('企业海关编码', 'customs code of the firm'))
    .action(async (code: string, options: AccessOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { clockOffsetMs, revokeFirmTokens } = await import('@tongguan/server');
        const { reason } = options;
        const actor = await actorOf(options, store);
        const atMs = Date.now() + (await clockOffsetMs(store));
        const revoked = await revokeFirmTokens(store, { code, ...actor, reason, atMs });
        print(say(`撤销：${revoked}`, `revoked: ${revoked}`));
        return EXIT.done;
      });
    });
}

export function staffLeavesCommand(): Command {
  return withJournalOptions(withDatabaseOptions(new Command('staff-leaves')))
    .description(say('人员离任，其令牌随即失效', 'record that a member of staff leaves; their tokens end'))
    .argument('<code>', say('工号', 'staff number'))
    .action(async (code: string, options: AccessOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { clockOffsetMs, endStaff } = await import('@tongguan/server');
        const { reason } = options;
        const actor = await actorOf(options, store);
        const atMs = Date.now() + (await clockOffsetMs(store));
        if (await endStaff(store, { code, ...actor, reason, atMs })) print(`✓ ${code}`);
        else throw new UsageError(say(`没有此人：${code}`, `no member of staff has this number: ${code}`));
        return EXIT.done;
      });
    });
}

function depsOf<T>(
  { data, vaultKeyFile = '' }: AccessOptions,
  store: T,
): { store: T; dataDir: string; keyFile: string | null } {
  return { store, dataDir: data, keyFile: vaultKeyFile === '' ? null : vaultKeyFile };
}

/** The token alone goes to stdout, so that it can be piped into a file. */
function tell({ token, untilMs, others }: NewToken): void {
  print(token);
  note(
    say(
      `请妥善保存：令牌不再显示；到期 ${instant(untilMs)}`,
      `keep it: it will not be shown again; it ends ${instant(untilMs)}`,
    ),
  );
  if (others.length === 0) return;
  note(
    say(
      '以下令牌仍然有效；新令牌启用后用 tongguan registry end-token 停用：',
      'these are still valid; end them once the new one is in use:',
    ),
  );
  note(tokenTable(others));
}

function tokenTable(tokens: readonly TokenLine[]): string {
  const head = [
    say('编号', 'id'),
    say('持有人', 'holder'),
    say('用途', 'label'),
    say('到期', 'ends'),
    say('最近使用', 'last used'),
    say('停用', 'ended'),
  ];
  const rows = tokens.map(({ tokenId, kind, holder, label, untilMs, lastUsedMs, endedMs }) => [
    tokenId,
    `${kind} ${holder}`,
    label,
    instant(untilMs),
    instant(lastUsedMs),
    instant(endedMs),
  ]);
  return table([head, ...rows]);
}

const instant = (atMs: number | null): string => (atMs === null ? '—' : shanghaiIso(atMs));

function daysOf({ days }: AccessOptions): { readonly days?: number } {
  return days === undefined ? {} : { days };
}
