import type { Command } from 'commander';
import type { Parcel, Trouble } from '@tongguan/sdk';
import { UsageError } from '../../common/exit.ts';
import { say } from '../../common/language.ts';
import { messageInputs } from '../../common/options/messageFiles.ts';
import { note, printJson } from '../../common/output.ts';

export type PackingOptions = { readonly json?: true; readonly showValues?: true };

/** The files, and how the answer is wanted, the same for the three. */
export function withPackingOptions(command: Command): Command {
  return command
    .argument(
      '<path...>',
      say(
        '清单文件或目录，可连同运单、订单；XML、JSON、DXP 封套或 base64，- 为标准输入',
        'files or folders of declarations, with waybills and orders; XML, JSON, DXP envelopes or base64, - for standard input',
      ),
    )
    .option('--json', say('输出 JSON', 'print JSON'))
    .option('--show-values', say('个人信息不遮蔽', 'show personal data as it stands; default: masked'));
}

/** The parcels of the files; `null` when no list can be made of them, which has been said then. */
export async function parcelsOf(paths: readonly string[], options: PackingOptions): Promise<readonly Parcel[] | null> {
  const { readPacking } = await import('@tongguan/sdk');
  const { parcels, troubles } = readPacking(await messageInputs(paths));
  if (troubles.length > 0) {
    if (options.json === true) printJson({ troubles });
    for (const trouble of troubles) note(`✗ ${sentenceOf(trouble)}`);
    return null;
  }
  if (parcels.length > 0) return parcels;
  throw new UsageError(
    say('文件中没有进口清单（621）', 'no import declaration (621) in the files'),
    say('撤回的清单（appType 3）不计', 'withdrawn ones (appType 3) do not count'),
  );
}

function sentenceOf({ kind, file, other, found }: Trouble): string {
  if (kind === 'unread')
    return say(
      `${file}：不能读作报文（${found}），详见 tongguan lint ${file}`,
      `${file}: cannot be read as a message (${found}), see tongguan lint ${file}`,
    );
  if (kind === 'versions')
    return say(
      `${file} ${found}：与 ${other} 同号同时而内容不同，应有先后`,
      `${file} ${found}: same number and time as in ${other}, other content; one has to be later`,
    );
  if (kind === 'parcel')
    return say(
      `${file} ${found}：该运单已由 ${other} 的清单使用，一单一票`,
      `${file} ${found}: the declaration in ${other} has this waybill; each has its own`,
    );
  return say(`${file} ${found}：数量应大于零`, `${file} ${found}: a quantity above zero is needed`);
}
