import { type Command, Option } from 'commander';
import { DEFAULT_DATA_DIR } from './client.ts';

/** The database a command works on, without a platform between. */
export function withDatabaseOptions(command: Command): Command {
  return command
    .option('--data <dir>', '平台数据目录 / data folder of the platform', DEFAULT_DATA_DIR)
    .addOption(new Option('--database-url <url>', '使用这个数据库 / use this database instead').env('DATABASE_URL'));
}
