import { Command } from 'commander';
import { withClientOptions } from '../common/options/client.ts';
import { EXIT, type ExitCode } from '../common/exit.ts';
import { type OfficeOptions, officeOf } from '../common/options/office.ts';
import { print, printJson, table } from '../common/output.ts';

type QueueOptions = OfficeOptions & { readonly all?: true; readonly json?: true };

export function queueCommand(): Command {
  const command = new Command('queue').description(
    '搁置项：处理时发生异常、等待人员处理 / what was set aside after a fault and waits for people',
  );
  return withClientOptions(command)
    .option('--as <staff>', '以谁的身份 / as whom', 'officer1')
    .option('--all', '含已处理的 / those dealt with too')
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
重新处理 / try again:
  tongguan act queue.retry <编号 number> --reason 已修复
放弃（须双人复核）/ give up (two persons):
  tongguan act queue.give-up <编号 number> --as supervisor1 --reason 数据损坏

退出码 / exit code: 0 无搁置项 / nothing is set aside；1 有 / something is`,
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
      '编号 / number',
      '何物 / what',
      '订单 / order',
      '对象 / subject',
      '次数 / tries',
      '状态 / state',
      '异常 / fault',
    ];
    const rows = items.map((one) => [
      one.number,
      one.kind,
      one.orderNo,
      one.subject,
      String(one.tries),
      one.state,
      one.follows ? '随同一订单 / follows its order' : one.fault,
    ]);
    print(table([head, ...rows], []));
  }
  return items.some(({ state }) => state === 'aside') ? EXIT.refused : EXIT.done;
}
