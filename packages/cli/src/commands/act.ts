import { Command } from 'commander';
import { withClientOptions } from '../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { type OfficeOptions, officeOf } from '../common/options/office.ts';
import { print, printJson, table } from '../common/output.ts';

type ActOptions = OfficeOptions & { readonly reason?: string; readonly json?: true; readonly proposals?: true };

export function actCommand(): Command {
  const command = new Command('act')
    .description(
      '海关端操作：审核、查验、盘库等；不给参数则列出全部操作 / act as customs staff; without arguments lists the acts',
    )
    .argument('[kind]', '操作 / the act, for example cancellation.decide')
    .argument('[number]', '对象编号 / number of the subject')
    .argument('[field...]', '字段=值 / field=value');
  return withClientOptions(command)
    .option('--reason <text>', '理由，记入日志 / why, for the journal')
    .option('--as <staff>', '以谁的身份 / as whom', 'officer1')
    .option('--proposals', '列出待复核的操作 / list what waits for a second person')
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan act
  tongguan act cancellation.decide B20260601000000128 decision=approve --reason 单证齐全

须双人复核的操作先成为待复核项 / acts that need a second person become proposals: tongguan act --proposals

退出码 / exit code: 0 已执行或待复核 / done or proposed；1 被拒 / refused；2 用法有误 / used wrongly`,
    )
    .action(async (kind: string | undefined, number: string | undefined, fields: string[], options: ActOptions) => {
      if (kind !== undefined) process.exitCode = await act(kind, number, fields, options);
      else process.exitCode = options.proposals === true ? await listProposals(options) : await list(options);
    });
}

async function listProposals(options: ActOptions): Promise<ExitCode> {
  const { proposals } = await (await officeOf(options)).proposals();
  if (options.json === true) printJson(proposals);
  else {
    const head = ['编号 / id', '操作 / act', '对象 / subject', '提出人 / by', '失效 / expires', '理由 / why'];
    const rows = proposals.map((one) => [one.proposalId, one.kind, one.subject, one.actor, one.expires, one.reason]);
    print(table([head, ...rows], []));
  }
  return EXIT.done;
}

async function list(options: ActOptions): Promise<ExitCode> {
  const routes = await (await officeOf(options)).routes();
  if (options.json === true) printJson(routes);
  else {
    const head = ['操作 / act', '字段 / fields', '说明 / what it does'];
    const fieldsOf = (route: (typeof routes)[number]): string =>
      route.fields.map((name) => (route.required.includes(name) ? name : `[${name}]`)).join(' ');
    print(table([head, ...routes.map((route) => [route.kind, fieldsOf(route), route.summary])], []));
  }
  return EXIT.done;
}

const STATES = {
  done: '已执行 / done',
  waiting: '已记录，待执行 / recorded, waiting',
  proposed: '待第二人复核，尚未执行 / proposed: a second person has to agree, nothing is done yet',
  declined: '已否决，未执行 / declined, nothing is done',
} as const;
const ASK_ANOTHER = '请另一人执行 / somebody else runs: tongguan act proposal.decide';

async function act(
  kind: string,
  number: string | undefined,
  fields: readonly string[],
  options: ActOptions,
): Promise<ExitCode> {
  if (number === undefined) throw new UsageError('请给出对象编号 / name the subject');
  if (options.reason === undefined) throw new UsageError('请用 --reason 说明理由 / say why with --reason');
  const office = await officeOf(options);
  const routes = await office.routes();
  const route = routes.find((one) => one.kind === kind);
  if (!route) {
    throw new UsageError(`没有操作 / no such act: ${kind}`, routes.map((one) => one.kind).join(', '));
  }
  const answer = await office.act(route, number, options.reason, bodyOf(fields));
  if (options.json === true) printJson(answer);
  else {
    const facts = Object.entries(answer.facts ?? {}).map(([name, value]) => `${name}=${value}`);
    print([STATES[answer.state], answer.actId, ...facts].join('  '));
    if (answer.state === 'proposed') print(`${ASK_ANOTHER} ${answer.actId} decision=approve --as … --reason …`);
  }
  return EXIT.done;
}

/** `decision=approve`, `quantity=3`, `lines=[{"gnum":"1"}]`: what reads as JSON is JSON, anything else text. */
function bodyOf(fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      const at = field.indexOf('=');
      if (at < 1) throw new UsageError(`字段应写作 名称=值 / write fields as name=value: ${field}`);
      return [field.slice(0, at), valueOf(field.slice(at + 1))];
    }),
  );
}

function valueOf(text: string): unknown {
  if (!/^[[{]|^(true|false)$/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
