import { Command } from 'commander';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { type OfficeOptions, officeOf, withStaffOptions } from '../common/options/office.ts';
import { print, printJson, table } from '../common/output.ts';
import { say, sayOf } from '../common/language.ts';

type ActOptions = OfficeOptions & { readonly reason?: string; readonly json?: true; readonly proposals?: true };

export function actCommand(): Command {
  const command = new Command('act')
    .description(
      say(
        '海关端操作：审核、查验、盘库等；不给参数则列出全部操作',
        'act as customs staff; without arguments lists the acts',
      ),
    )
    .argument('[kind]', say('操作', 'the act, for example cancellation.decide'))
    .argument('[number]', say('对象编号', 'number of the subject'))
    .argument('[field...]', say('字段=值', 'field=value'));
  return withStaffOptions(command)
    .option('--reason <text>', say('理由，记入日志', 'why, for the journal'))
    .option('--proposals', say('列出待复核的操作', 'list what waits for a second person'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan act
  tongguan act cancellation.decide B20260601000000128 decision=approve --reason 单证齐全

须双人复核的操作先成为待复核项：tongguan act --proposals

退出码：0 已执行或待复核；1 被拒；2 用法有误`,
        `
Examples:
  tongguan act
  tongguan act cancellation.decide B20260601000000128 decision=approve --reason 'documents complete'

Acts that need a second person become proposals: tongguan act --proposals

Exit code: 0 done or proposed; 1 refused; 2 used wrongly`,
      ),
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
    const head = [
      say('编号', 'id'),
      say('操作', 'act'),
      say('对象', 'subject'),
      say('提出人', 'by'),
      say('失效', 'expires'),
      say('理由', 'why'),
    ];
    const rows = proposals.map((one) => [one.proposalId, one.kind, one.subject, one.actor, one.expires, one.reason]);
    print(table([head, ...rows], []));
  }
  return EXIT.done;
}

async function list(options: ActOptions): Promise<ExitCode> {
  const routes = await (await officeOf(options)).routes();
  if (options.json === true) printJson(routes);
  else {
    const head = [say('操作', 'act'), say('字段', 'fields'), say('说明', 'what it does')];
    const fieldsOf = (route: (typeof routes)[number]): string =>
      route.fields.map((name) => (route.required.includes(name) ? name : `[${name}]`)).join(' ');
    print(table([head, ...routes.map((route) => [route.kind, fieldsOf(route), route.summary])], []));
  }
  return EXIT.done;
}

const STATES = {
  done: { zh: '已执行', en: 'done' },
  waiting: { zh: '已记录，待执行', en: 'recorded, waiting' },
  proposed: {
    zh: '待第二人复核，尚未执行',
    en: 'proposed: a second person has to agree, nothing is done yet',
  },
  declined: { zh: '已否决，未执行', en: 'declined, nothing is done' },
} as const;

async function act(
  kind: string,
  number: string | undefined,
  fields: readonly string[],
  options: ActOptions,
): Promise<ExitCode> {
  if (number === undefined) throw new UsageError(say('请给出对象编号', 'name the subject'));
  if (options.reason === undefined) throw new UsageError(say('请用 --reason 说明理由', 'say why with --reason'));
  const office = await officeOf(options);
  const routes = await office.routes();
  const route = routes.find((one) => one.kind === kind);
  if (!route) {
    throw new UsageError(say(`没有操作：${kind}`, `no such act: ${kind}`), routes.map((one) => one.kind).join(', '));
  }
  const answer = await office.act(route, number, options.reason, bodyOf(fields));
  if (options.json === true) printJson(answer);
  else {
    const facts = Object.entries(answer.facts ?? {}).map(([name, value]) => `${name}=${value}`);
    print([sayOf(STATES[answer.state]), answer.actId, ...facts].join('  '));
    if (answer.state === 'proposed')
      print(
        `${say('请另一人执行：', 'Somebody else runs: ')}tongguan act proposal.decide ${answer.actId} decision=approve --as … --reason …`,
      );
  }
  return EXIT.done;
}

/** `decision=approve`, `quantity=3`, `lines=[{"gnum":"1"}]`: what reads as JSON is JSON, anything else text. */
function bodyOf(fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      const at = field.indexOf('=');
      if (at < 1) throw new UsageError(say(`字段应写作 名称=值：${field}`, `write fields as name=value: ${field}`));
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
