import { Command } from 'commander';
import type { OnRecord, OwnRecord } from '@tongguan/sdk';
import { type ClientOptions, firmClient, withClientOptions, withPersonaOption } from '../common/options/client.ts';
import { EXIT, type ExitCode } from '../common/exit.ts';
import { print, printJson, table } from '../common/output.ts';
import { say } from '../common/language.ts';

type FirmOptions = ClientOptions & { readonly json?: true };

export function firmCommand(): Command {
  const command = new Command('firm').description(
    say(
      '本企业在海关的登记：角色、资质、委托、证书及其期限',
      'show the enterprise’s own record: roles, licences, delegations and certificates, with their last days',
    ),
  );
  return withPersonaOption(withClientOptions(command), 'broker')
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan firm --as logistics`,
        `
Examples:
  tongguan firm --as logistics`,
      ),
    )
    .action(async (options: FirmOptions) => {
      process.exitCode = await show(options);
    });
}

async function show(options: FirmOptions): Promise<ExitCode> {
  const record = await (await firmClient(options, 'broker')).record();
  if (options.json === true) printJson(record);
  else print(textOf(record));
  return EXIT.done;
}

function textOf(record: OwnRecord): string {
  const { code, name, creditCode, roles, registration, standing, accountBooks } = record;
  const head = table([
    [say('企业', 'firm'), `${code} ${name}`],
    [say('信用代码', 'credit code'), creditCode],
    [say('角色', 'roles'), roles.join(', ')],
    [say('登记', 'registration'), `${registration}, ${standing}`],
    ...(accountBooks.length === 0 ? [] : [[say('账册', 'account books'), accountBooks.join(', ')]]),
  ]);
  const parts: [string, readonly string[][]][] = [
    [say('资质', 'qualifications'), record.qualifications.map((one) => [one.kind, one.document, ...datesOf(one)])],
    [
      say('过渡期例外', 'exceptions of the transition'),
      record.transitions.map((one) => [one.document, ...datesOf(one)]),
    ],
    [say('委托', 'delegations'), record.delegations.map((one) => [`${one.principal} → ${one.agent}`, ...datesOf(one)])],
    [say('承诺', 'undertakings'), record.undertakings.map((one) => [one.kind, one.document, ...datesOf(one)])],
    [say('证书', 'certificates'), record.certificates.map((one) => [one.keyName, one.algorithm, ...datesOf(one)])],
  ];
  const told = parts.flatMap(([title, rows]) => (rows.length === 0 ? [] : [`${title}\n${table(rows)}`]));
  return [head, ...told].join('\n\n');
}

function datesOf({ from, until, state }: OnRecord): string[] {
  return [from.slice(0, 10), until?.slice(0, 10) ?? say('长期', 'no end'), state];
}
