import { Command } from 'commander';
import { EXIT, type ExitCode } from '../common/exit.ts';
import { type OfficeOptions, officeOf, withStaffOptions } from '../common/options/office.ts';
import { print, printJson, table } from '../common/output.ts';
import { say } from '../common/language.ts';

type QueueOptions = OfficeOptions & { readonly all?: true; readonly json?: true };

export function queueCommand(): Command {
  const command = new Command('queue').description(
    say('搁置项：处理时发生异常、等待人员处理', 'list what was set aside after a fault and waits for a decision'),
  );
  return withStaffOptions(command)
    .option('--all', say('含已处理的', 'include items already dealt with'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
重新处理：
  tongguan act queue.retry <编号> --reason 已修复
放弃（须双人复核）：
  tongguan act queue.give-up <编号> --as supervisor1 --reason 数据损坏

退出码：0 无搁置项；1 有`,
        `
Try again:
  tongguan act queue.retry <number> --reason repaired
Give up (two persons):
  tongguan act queue.give-up <number> --as supervisor1 --reason 'data damaged'

Exit code: 0 nothing is set aside; 1 something is set aside`,
      ),
    )
    .action(async (options: QueueOptions) => {
      process.exitCode = await list(options);
    });
}

async function list(options: QueueOptions): Promise<ExitCode> {
  const { items } = await (await officeOf(options)).queue(options.all === true);
  if (options.json === true) printJson(items);
  else {
    const head = [
      say('编号', 'number'),
      say('何物', 'what'),
      say('订单', 'order'),
      say('对象', 'subject'),
      say('次数', 'tries'),
      say('状态', 'state'),
      say('异常', 'fault'),
    ];
    const rows = items.map((one) => [
      one.number,
      one.kind,
      one.orderNo,
      one.subject,
      String(one.tries),
      one.state,
      one.follows ? say('随同一订单', 'waits behind its order') : one.fault,
    ]);
    print(table([head, ...rows], []));
  }
  return items.some(({ state }) => state === 'aside') ? EXIT.refused : EXIT.done;
}
