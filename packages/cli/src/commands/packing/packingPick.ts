import { Command } from 'commander';
import type { PickItem } from '@tongguan/sdk';
import { EXIT, type ExitCode } from '../../common/exit.ts';
import { say } from '../../common/language.ts';
import { note, print, printJson, table } from '../../common/output.ts';
import { type PackingOptions, parcelsOf, withPackingOptions } from './packingFiles.ts';

export function pickCommand(): Command {
  const command = new Command('pick').description(
    say('拣货单：各料号、货号的合计数量', 'pick list: each book item or article once, with its sum'),
  );
  return withPackingOptions(command).action(async (paths: string[], options: PackingOptions) => {
    process.exitCode = await pick(paths, options);
  });
}

async function pick(paths: readonly string[], options: PackingOptions): Promise<ExitCode> {
  const parcels = await parcelsOf(paths, options);
  if (parcels === null) return EXIT.refused;
  const { pickList } = await import('@tongguan/sdk');
  const items = pickList(parcels, { showValues: options.showValues === true });
  if (options.json === true) printJson({ parcels: parcels.length, items });
  else print(listed(items));
  note(say(`${parcels.length} 个包裹，${items.length} 种商品`, `${parcels.length} parcels, ${items.length} articles`));
  return EXIT.done;
}

const QUANTITY_COLUMN = 4;
const PARCELS_COLUMN = 6;

function listed(items: readonly PickItem[]): string {
  const head = [
    say('账册', 'book'),
    say('料号', 'item'),
    say('货号', 'article'),
    say('条码', 'bar code'),
    say('数量', 'quantity'),
    say('单位', 'unit'),
    say('包裹', 'parcels'),
    say('商品编码', 'commodity'),
    say('商品', 'goods'),
  ];
  const rows = items.map((item) => [
    item.emsNo ?? '-',
    item.itemRecordNo ?? '-',
    item.itemNo ?? '-',
    item.barCode ?? '-',
    item.quantity,
    item.unit,
    String(item.parcels.length),
    item.gcode,
    item.name,
  ]);
  return table([head, ...rows], [QUANTITY_COLUMN, PARCELS_COLUMN]);
}
