import { Command } from 'commander';
import type { OnRecord, OwnRecord } from '@tongguan/sdk';
import {
  type ClientOptions,
  clientOf,
  personaOf,
  withClientOptions,
  withPersonaOption,
} from '../common/options/client.ts';
import { EXIT, type ExitCode } from '../common/exit.ts';
import { print, printJson, table } from '../common/output.ts';

type FirmOptions = ClientOptions & { readonly json?: true };

export function firmCommand(): Command {
  const command = new Command('firm').description(
    '本企业在海关的登记：角色、资质、委托、证书及其期限 / the enterprise’s own record: roles, licences, delegations, certificates, and until when',
  );
  return withPersonaOption(withClientOptions(command), 'broker')
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan firm --as logistics`,
    )
    .action(async (options: FirmOptions) => {
      process.exitCode = await show(options);
    });
}

async function show(options: FirmOptions): Promise<ExitCode> {
  const { token } = await personaOf(options);
  const record = await (await clientOf(options, token)).record();
  if (options.json === true) printJson(record);
  else print(textOf(record));
  return EXIT.done;
}

function textOf(record: OwnRecord): string {
  const { code, name, creditCode, roles, registration, standing, accountBooks } = record;
  const head = table([
    ['企业 / firm', `${code} ${name}`],
    ['信用代码 / credit code', creditCode],
    ['角色 / roles', roles.join(', ')],
    ['登记 / registration', `${registration}, ${standing}`],
    ...(accountBooks.length === 0 ? [] : [['账册 / account books', accountBooks.join(', ')]]),
  ]);
  const parts: [string, readonly string[][]][] = [
    ['资质 / qualifications', record.qualifications.map((one) => [one.kind, one.document, ...datesOf(one)])],
    ['委托 / delegations', record.delegations.map((one) => [`${one.principal} → ${one.agent}`, ...datesOf(one)])],
    ['承诺 / undertakings', record.undertakings.map((one) => [one.kind, one.document, ...datesOf(one)])],
    ['证书 / certificates', record.certificates.map((one) => [one.keyName, one.algorithm, ...datesOf(one)])],
  ];
  const told = parts.flatMap(([title, rows]) => (rows.length === 0 ? [] : [`${title}\n${table(rows)}`]));
  return [head, ...told].join('\n\n');
}

function datesOf({ from, until, state }: OnRecord): string[] {
  return [from.slice(0, 10), until?.slice(0, 10) ?? '长期 / no end', state];
}
