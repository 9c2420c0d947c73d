import { Command } from 'commander';
import type { Label } from '@tongguan/sdk';
import { EXIT, type ExitCode } from '../../common/exit.ts';
import { say } from '../../common/language.ts';
import { print, printJson, table } from '../../common/output.ts';
import { type PackingOptions, parcelsOf, withPackingOptions } from './packingFiles.ts';

export function labelCommand(): Command {
  const command = new Command('label').description(
    say('面单数据：每个包裹一条', 'label data, one entry for each parcel'),
  );
  return withPackingOptions(command).action(async (paths: string[], options: PackingOptions) => {
    process.exitCode = await label(paths, options);
  });
}

async function label(paths: readonly string[], options: PackingOptions): Promise<ExitCode> {
  const parcels = await parcelsOf(paths, options);
  if (parcels === null) return EXIT.refused;
  const { labelsOf } = await import('@tongguan/sdk');
  const labels = labelsOf(parcels, { showValues: options.showValues === true });
  if (options.json === true) printJson(labels);
  else print(listed(labels));
  return EXIT.done;
}

const WEIGHT_COLUMN = 4;

function listed(labels: readonly Label[]): string {
  const head = [
    say('运单', 'parcel'),
    say('物流企业', 'carrier'),
    say('订单', 'order'),
    say('清单', 'declaration'),
    say('毛重（千克）', 'gross kg'),
    say('收件人', 'consignee'),
    say('电话', 'telephone'),
    say('地址', 'address'),
  ];
  const rows = labels.map(({ consignee, ...one }) => [
    one.parcelNo,
    `${one.carrierCode} ${one.carrierName}`,
    one.orderNo,
    one.declarationNo === '' ? '-' : one.declarationNo,
    one.grossWeightKg,
    consignee.name ?? '-',
    consignee.telephone ?? '-',
    consignee.address,
  ]);
  return table([head, ...rows], [WEIGHT_COLUMN]);
}
