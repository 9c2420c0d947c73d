import { Command } from 'commander';
import { say } from '../../common/language.ts';
import { packingCheckCommand } from './packingCheck.ts';
import { labelCommand } from './packingLabel.ts';
import { pickCommand } from './packingPick.ts';

/** What a warehouse does with declarations: fetch, check, label (C-09). Asks no platform. */
export function packingCommand(): Command {
  const packing = new Command('packing')
    .description(
      say(
        '分拣打包：拣货单、装箱核对、面单数据',
        'packing by declarations: pick list, check of what was packed, labels',
      ),
    )
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan packing pick ./outbox
  tongguan packing check ./outbox --counted 实数.csv
  tongguan packing label ./outbox --json --show-values

选项见：tongguan packing pick --help …`,
        `
Examples:
  tongguan packing pick ./outbox
  tongguan packing check ./outbox --counted counted.csv
  tongguan packing label ./outbox --json --show-values

Options: tongguan packing pick --help …`,
      ),
    );
  packing.addCommand(pickCommand());
  packing.addCommand(packingCheckCommand());
  packing.addCommand(labelCommand());
  return packing;
}
