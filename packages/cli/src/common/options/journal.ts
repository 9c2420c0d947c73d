import { type Command, Option } from 'commander';
import { say } from '../language.ts';

export type ActorOptions = {
  readonly data: string;
  readonly by?: string;
  readonly tokenFile?: string;
  readonly vaultKeyFile?: string;
};
export type JournalOptions = ActorOptions & { readonly reason: string };

/** Who does it and why, for the journal of the registry (K-03). */
export function withJournalOptions(command: Command): Command {
  return withActorOptions(command).option(
    '--reason <text>',
    say('理由，记入日志', 'reason, for the journal'),
    say('运维办理', 'done on the machine'),
  );
}

export function withActorOptions(command: Command): Command {
  return command
    .option(
      '--by <staff>',
      say(
        '经办人工号，记入日志，须以其令牌证明（沙箱自动查找）；不给则记系统账户',
        'staff number for the journal, proved by their token (a sandbox finds it); default: the account on the machine',
      ),
    )
    .option(
      '--token-file <file>',
      say('经办人的令牌文件；也可设置 TONGGUAN_TOKEN', 'file with their token; or set TONGGUAN_TOKEN'),
    )
    .addOption(
      new Option('--vault-key-file <file>', say('生产环境的密钥文件', 'vault key file of a production platform')).env(
        'TONGGUAN_VAULT_KEY_FILE',
      ),
    );
}
