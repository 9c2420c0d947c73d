import { Command } from 'commander';
import type { DeclarationStory } from '@tongguan/sdk';
import { type ClientOptions, firmCaller, givenToken, isFile } from '../../common/options/client.ts';
import { staffCaller, withStaffOptions } from '../../common/options/office.ts';
import { historyText } from '../../common/shown/historyText.ts';
import { personaNames } from '../../common/personas.ts';
import { EXIT, type ExitCode } from '../../common/exit.ts';
import { say } from '../../common/language.ts';
import { print, printJson } from '../../common/output.ts';
import { codeNames } from '../../common/shown/receiptLine.ts';

type ShowOptions = ClientOptions & { readonly json?: true };

export function showCommand(): Command {
  return withStaffOptions(new Command('show'))
    .description(
      say(
        '一份清单的全过程：状态、单证、原因、税款及依据、额度、担保、库存，以及下一步',
        'show the history of a declaration: states, documents, reasons, tax and law, quota, guarantee, stock, and the next step',
      ),
    )
    .argument(
      '<number>',
      say(
        '清单的任一编号：copNo、preNo、invtNo、订单号、运单号',
        'any of its numbers: copNo, preNo, invtNo, orderNo or logisticsNo',
      ),
    )
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan show LIST-1
  tongguan show B20260601000000128 --as broker

当事企业用 --as 指明自己，只见本企业的清单。`,
        `
Examples:
  tongguan show LIST-1
  tongguan show B20260601000000128 --as broker

An enterprise names itself with --as and sees only its own declarations.`,
      ),
    )
    .action(async (number: string, options: ShowOptions) => {
      process.exitCode = await show(number, options);
    });
}

async function show(number: string, options: ShowOptions): Promise<ExitCode> {
  const history = await historyOf(number, options);
  if (options.json === true) printJson(history);
  else print(historyText(history, await codeNames()));
  return EXIT.done;
}

/** As staff, or as the enterprise that `--as` names; whose a bare token is, the platform knows: staff are asked first. */
async function historyOf(number: string, options: ShowOptions): Promise<DeclarationStory> {
  const { ApiError, OfficeClient, TongguanClient } = await import('@tongguan/sdk');
  const asFirm = async (): Promise<DeclarationStory> =>
    new TongguanClient({ ...(await firmCaller(options)), unreachableAtOnce: true }).declaration(number);
  if (options.as !== undefined && !isFile(options.as) && (await personaNames(options.data)).includes(options.as)) {
    return asFirm();
  }
  const office = new OfficeClient({ ...(await staffCaller(options)), unreachableAtOnce: true });
  try {
    return await office.declaration(number);
  } catch (error) {
    const isOfFirm = error instanceof ApiError && error.status === 401;
    if (!isOfFirm || ((await givenToken(options)) === null && !isFile(options.as ?? ''))) throw error;
    return asFirm();
  }
}
