import type { Command } from 'commander';
import { say } from '../language.ts';

/** Who does it and why, for the journal of the registry (K-03); at the machine there is no token that would say who. */
export function withJournalOptions(command: Command): Command {
  return command
    .option('--by <who>', say('经办人，记入日志', 'who, for the journal'), 'command')
    .option('--reason <text>', say('理由，记入日志', 'why, for the journal'), say('运维办理', 'done at the machine'));
}
