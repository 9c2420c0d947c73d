import { Command } from 'commander';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { type OfficeOptions, officeOf, withStaffOptions } from '../common/options/office.ts';
import { print } from '../common/output.ts';
import { say } from '../common/language.ts';

type ClockOptions = OfficeOptions & { readonly days?: string; readonly to?: string; readonly reason: string };

/** Only an operator moves the time. */
const OPERATOR = 'operator1';

export function clockCommand(): Command {
  const command = new Command('clock').description(
    say(
      '查看或向前拨动沙箱时间，到期事项随之执行',
      'show the sandbox’s time or move it forward; everything that falls due is done',
    ),
  );
  return withStaffOptions(command, OPERATOR)
    .option('--days <n>', say('向前若干天', 'move forward by this many days'))
    .option('--to <instant>', say('拨到某一时刻，如 2026-12-31T23:59:00+08:00', 'move forward to this instant'))
    .option(
      '--reason <text>',
      say('理由，记入日志', 'reason, for the journal'),
      say('沙箱演练', 'exercise in the sandbox'),
    )
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan clock
  tongguan clock --days 31`,
        `
Examples:
  tongguan clock
  tongguan clock --days 31`,
      ),
    )
    .action(async (options: ClockOptions) => {
      process.exitCode = await clock(options);
    });
}

async function clock(options: ClockOptions): Promise<ExitCode> {
  const { days, to, reason } = options;
  if (days !== undefined && to !== undefined) {
    throw new UsageError(say('--days 与 --to 只能选一', 'give --days or --to, not both'));
  }
  if (days !== undefined && !/^[1-9]\d{0,3}$/.test(days)) {
    throw new UsageError(say(`--days 须为正整数：${days}`, `--days must be a whole number: ${days}`));
  }
  const office = await officeOf(options, OPERATOR);
  if (days === undefined && to === undefined) print((await office.clock()).now);
  else print((await office.moveClock(to === undefined ? { days: Number(days) } : { to }, reason)).now);
  return EXIT.done;
}
