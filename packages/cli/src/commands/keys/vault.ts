import { Command, Option } from 'commander';
import type { KeyState } from '@tongguan/server';
import { type DatabaseOptions, withDatabase } from '../../common/database.ts';
import { withDatabaseOptions } from '../../common/options/database.ts';
import { EXIT } from '../../common/exit.ts';
import { note, print, printJson, table } from '../../common/output.ts';
import { say } from '../../common/language.ts';

type VaultOptions = DatabaseOptions & { readonly vaultKeyFile?: string; readonly json?: true };

/** The key that encrypts personal data, and how it is changed. */
export function vaultCommand(): Command {
  const vault = new Command('vault')
    .description(say('加密密钥：状态、更换、重新加密', 'the key that seals personal data: status, change, resealing'))
    .addHelpText(
      'after',
      say(
        `
示例：更换密钥
  tongguan vault new-key      1. 在密钥文件中加入新密钥
                              2. 重新启动平台
  tongguan vault rekey        3. 重新加密，可在运行中进行，中断后重来即可
  tongguan vault drop-old     4. 从密钥文件中移除旧密钥`,
        `
Example, to change the key:
  tongguan vault new-key      1. adds a new key to the key file; keep a copy offline
                              2. restart the platform
  tongguan vault rekey        3. reseals while the platform runs; repeat if interrupted
  tongguan vault drop-old     4. removes the old keys from the file`,
      ),
    );
  for (const command of [statusCommand(), newKeyCommand(), rekeyCommand(), dropOldCommand()]) vault.addCommand(command);
  return vault;
}

function statusCommand(): Command {
  return withKeyFile(new Command('status'))
    .description(say('各密钥加密的数据条数', 'show how many values each key has sealed'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (options: VaultOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { keyState } = await import('@tongguan/server');
        const state = await keyState(store, await keyFileOf(options));
        if (options.json === true) printJson(state);
        else print(stateText(state));
        return EXIT.done;
      });
    });
}

function newKeyCommand(): Command {
  return withKeyFile(new Command('new-key'))
    .description(say('在密钥文件中加入新密钥，平台下次启动后使用', 'add a new key, used from the next start'))
    .action(async (options: VaultOptions) => {
      const { addSealKey } = await import('@tongguan/server');
      const file = await keyFileOf(options);
      print(`${await addSealKey(file)}  ${file}`);
      note(say('请离线备份该文件，然后重新启动平台', 'keep a copy offline, then restart the platform'));
      process.exitCode = EXIT.done;
    });
}

function rekeyCommand(): Command {
  return withKeyFile(new Command('rekey'))
    .description(say('用当前密钥重新加密全部数据', 'reseal everything with the current key'))
    .action(async (options: VaultOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { rekey } = await import('@tongguan/server');
        const tell = (column: string, done: number): void => note(`${column}  ${done}`);
        const { done, broken } = await rekey(store, await keyFileOf(options), tell);
        print(say(`重新加密：${done}`, `resealed: ${done}`));
        for (const { column, row } of broken)
          note(say(`无法解封，保持原样：${column} ${row}`, `cannot be opened, left unchanged: ${column} ${row}`));
        return EXIT.done;
      });
    });
}

function dropOldCommand(): Command {
  return withKeyFile(new Command('drop-old'))
    .description(say('从密钥文件中移除不再使用的密钥', 'remove keys that no longer seal anything from the file'))
    .action(async (options: VaultOptions) => {
      process.exitCode = await withDatabase(options, async (store) => {
        const { dropOldKeys } = await import('@tongguan/server');
        const dropped = await dropOldKeys(store, await keyFileOf(options));
        print(
          say(
            `移除：${dropped.length === 0 ? '—' : dropped.join(', ')}`,
            `removed: ${dropped.length === 0 ? '—' : dropped.join(', ')}`,
          ),
        );
        return EXIT.done;
      });
    });
}

function withKeyFile(command: Command): Command {
  return withDatabaseOptions(command).addOption(
    new Option('--vault-key-file <file>', say('生产环境的密钥文件', 'vault key file of a production platform')).env(
      'TONGGUAN_VAULT_KEY_FILE',
    ),
  );
}

async function keyFileOf({ data, vaultKeyFile = '' }: VaultOptions): Promise<string> {
  const { keyFileOf: fileOf } = await import('@tongguan/server');
  return fileOf(data, vaultKeyFile === '' ? null : vaultKeyFile);
}

function stateText({ current, older, counts }: KeyState): string {
  const rows = counts.map(({ column, version, count }) => [column, String(version), String(count)]);
  return [
    say(
      `当前密钥：${current}  较早：${older.join('、') || '—'}`,
      `current: ${current}  older: ${older.join(', ') || '—'}`,
    ),
    table([[say('数据', 'values'), say('密钥', 'key'), say('条数', 'count')], ...rows], [1, 2]),
  ].join('\n');
}
