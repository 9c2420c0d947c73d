import type { ActRoute } from '@tongguan/sdk';
import { Command } from 'commander';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { type OfficeOptions, officeOf, withStaffOptions } from '../../common/options/office.ts';
import { displayWidth, note, print, printJson, table } from '../../common/output.ts';
import { inSpoken, say, sayOf } from '../../common/language.ts';
import { proposalIdOf } from '../../common/platform/proposalId.ts';

type ActOptions = OfficeOptions & { readonly reason?: string; readonly json?: true; readonly proposals?: true };

export function actCommand(): Command {
  const command = new Command('act')
    .description(
      say(
        '海关端操作：审核、查验、盘库等；不给参数则列出全部操作',
        'act as customs staff; without arguments, list the acts',
      ),
    )
    .argument('[kind]', say('操作', 'the act, such as cancellation.decide'))
    .argument('[number]', say('对象编号', 'number of the declaration, application or other subject'))
    .argument('[field...]', say('字段=值', 'field=value'));
  return withStaffOptions(command)
    .option('--reason <text>', say('理由，记入日志', 'reason, for the journal'))
    .option('--proposals', say('列出待复核的操作', 'list proposals that wait for a second person'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan act
  tongguan act cancellation.decide B20260601000000128 decision=approve --reason 单证齐全

须双人复核的操作先成为待复核项，由另一人按其编号或对象编号决定：
  tongguan act --proposals
  tongguan act proposal.decide 2026-S1 decision=approve --as supervisor2 --reason 同意

退出码：0 已执行或待复核；1 被拒；2 用法有误`,
        `
Examples:
  tongguan act
  tongguan act cancellation.decide B20260601000000128 decision=approve --reason 'documents complete'

An act that needs a second person becomes a proposal. Somebody else decides on it, by its id or its subject:
  tongguan act --proposals
  tongguan act proposal.decide 2026-S1 decision=approve --as supervisor2 --reason agreed

Exit code: 0 done or proposed; 1 refused; 2 wrong usage`,
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
  else print(routes.map((route) => actText(route)).join('\n'));
  note(
    say(
      '字段写作 名称=值；某一操作的字段见：tongguan act <操作>',
      'Write fields as name=value. To see the fields of an act: tongguan act <act>',
    ),
  );
  return EXIT.done;
}

/** What fits a terminal of the usual width. */
const WIDTH = 80;

/** One act: its name and what it does on one line, its fields below; those in brackets may be left out. */
function actText({ kind, summary, fields, required }: ActRoute): string {
  const names = fields
    .filter((name) => name !== 'reason')
    .map((name) => (required.includes(name) ? name : `[${name}]`));
  const head = `${kind}  ${inSpoken(summary)}`;
  return [...wrapped(head, '    '), ...(names.length === 0 ? [] : wrapped(`    ${names.join(' ')}`, '    '))].join(
    '\n',
  );
}

/** Lines of at most WIDTH columns, broken at spaces, or within Chinese anywhere. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/ +|[^ \u2e80-\uffef]+|[\u2e80-\uffef]/gu) ?? []) {
    if (displayWidth(line + word) > WIDTH && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = word.trim() === '' ? indent : indent + word;
    } else line += word;
  }
  return [...lines, line.trimEnd()];
}

/** The fields of one act, with what each takes. */
function fieldsText({ kind, summary, properties, required }: ActRoute): string {
  const rows = Object.entries(properties).map(([name, schema]) => [
    `  ${name}`,
    name === 'reason' ? '--reason' : required.includes(name) ? say('必填', 'required') : say('可省', 'optional'),
    shapeOf(schema),
  ]);
  return `${kind}  ${inSpoken(summary)}\n${table(rows)}`;
}

type Shape = ActRoute['properties'][string];

/** `approve | refuse`, `text`, `[{"gnum": text, …}]`. */
function shapeOf({ enum: values, type, items, properties, description, pattern }: Shape): string {
  const note = description === undefined ? '' : `  ${inSpoken(description)}`;
  if (values !== undefined) return `${values.join(' | ')}${note}`;
  if (type === 'array') return `[${items === undefined ? '…' : shapeOf(items)}, …]${note}`;
  if (type === 'object' || properties !== undefined) {
    const inside = Object.entries(properties ?? {}).map(([name, shape]) => `"${name}": ${shapeOf(shape)}`);
    return `{${inside.join(', ')}}${note}`;
  }
  const words: Readonly<Record<string, string>> = {
    string: say('文本', 'text'),
    integer: say('整数', 'whole number'),
    number: say('数字', 'number'),
    boolean: 'true | false',
  };
  return `${words[type ?? ''] ?? '…'}${pattern === undefined ? '' : ` ${pattern}`}${note}`;
}

const STATES = {
  done: { zh: '已执行', en: 'done' },
  waiting: { zh: '已记录，待执行', en: 'recorded, waiting' },
  proposed: {
    zh: '待第二人复核，尚未执行',
    en: 'proposed: a second person must agree; nothing is done yet',
  },
  declined: { zh: '已否决，未执行', en: 'declined; nothing was done' },
} as const;

async function act(
  kind: string,
  number: string | undefined,
  fields: readonly string[],
  options: ActOptions,
): Promise<ExitCode> {
  const office = await officeOf(options);
  const routes = await office.routes();
  const route = routes.find((one) => one.kind === kind);
  if (!route) {
    const near = routes.map((one) => one.kind).filter((one) => one.split('.')[0] === kind.split('.')[0]);
    throw new UsageError(
      say(`没有操作：${kind}`, `no such act: ${kind}`),
      near.length > 0 ? near.join(', ') : say('全部操作见：tongguan act', 'All acts: tongguan act'),
    );
  }
  if (number === undefined) {
    print(fieldsText(route));
    throw new UsageError(
      say('请给出对象编号', 'name what the act is about'),
      say(
        '清单可用 copNo、preNo、invtNo、订单号或运单号；申请可用其预录入编号或清单的任一编号',
        'name a declaration by copNo, preNo, invtNo, orderNo or logisticsNo, and an application by its preNo or any of these',
      ),
    );
  }
  if (options.reason === undefined) throw new UsageError(say('请用 --reason 说明理由', 'give a reason with --reason'));
  const body = bodyOf(fields);
  const unknown = Object.keys(body).filter((name) => !route.fields.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(
      say(`${kind} 没有字段 ${unknown.join('、')}`, `${kind} has no field ${unknown.join(', ')}`),
      fieldsText(route),
    );
  }
  const subject = kind === 'proposal.decide' ? await proposalIdOf(office, number) : number;
  const answer = await office.act(route, subject, options.reason, body).catch((error: unknown) => {
    // What the act takes stands beside what was wrong with it.
    if (isMistaken(error)) note(fieldsText(route));
    throw error;
  });
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

/** The request itself was not as the act takes it; nothing was looked at. */
function isMistaken(error: unknown): boolean {
  const problem = error instanceof Error && 'problem' in error ? error.problem : null;
  return typeof problem === 'object' && problem !== null && Reflect.get(problem, 'code') === 'request-invalid';
}
