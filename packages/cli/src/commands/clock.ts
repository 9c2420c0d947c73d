import { Command } from 'commander';
import { withClientOptions } from '../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { type OfficeOptions, officeOf } from '../common/options/office.ts';
import { print } from '../common/output.ts';

type ClockOptions = OfficeOptions & { readonly days?: string; readonly to?: string; readonly reason: string };

export function clockCommand(): Command {
  const command = new Command('clock').description(
    '查看或向前拨动沙箱时间，到期事项随之执行 / show the sandbox’s time or move it forward; what falls due is done',
  );
  return withClientOptions(command)
    .option('--days <n>', '向前若干天 / forward by days')
    .option('--to <instant>', '拨到某一时刻，如 2026-12-31T23:59:00+08:00 / to an instant')
    .option('--reason <text>', '理由，记入日志 / why, for the journal', '沙箱演练')
    .option('--as <staff>', '以谁的身份（须为运维）/ as whom, an operator', 'operator1')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan clock
  tongguan clock --days 31`,
    )
    .action(async (options: ClockOptions) => {
      process.exitCode = await clock(options);
    });
}

async function clock(options: ClockOptions): Promise<ExitCode> {
  const { days, to, reason } = options;
  if (days !== undefined && to !== undefined) {
    throw new UsageError('--days 与 --to 只能选一 / choose --days or --to');
  }
  if (days !== undefined && !/^[1-9]\d{0,3}$/.test(days)) {
    throw new UsageError(`--days 须为正整数 / must be a whole number: ${days}`);
  }
  const office = await officeOf(options);
  if (days === undefined && to === undefined) print((await office.clock()).now);
  else print((await office.moveClock(to === undefined ? { days: Number(days) } : { to }, reason)).now);
  return EXIT.done;
}
