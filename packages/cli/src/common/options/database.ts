import { type Command, Option } from 'commander';
import { DEFAULT_DATA_DIR } from './client.ts';
import { say } from '../language.ts';

/** The database a command works on, without a platform between. */
export function withDatabaseOptions(command: Command): Command {
  return command
    .option('--data <dir>', say('平台数据目录', 'data folder of the platform'), DEFAULT_DATA_DIR)
    .addOption(
      new Option('--database-url <url>', say('使用这个数据库', 'use this database instead')).env('DATABASE_URL'),
    );
}
