import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { Schemas, SupplementAnswer } from '@tongguan/sdk';
import {
  type ClientOptions,
  clientOf,
  personaOf,
  withClientOptions,
  withPersonaOption,
} from '../../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { officeOf } from '../../common/options/office.ts';
import { print, printJson } from '../../common/output.ts';
import { supplementText } from './supplementText.ts';

type Options = ClientOptions & { readonly json?: true };
type ShowOptions = Options & { readonly show?: 'open' | 'overdue' | 'all' };
type AnswerOptions = Options & { readonly no?: string };
type Task = Schemas['Supplements']['supplements'][number];

const STAFF_NAME = /^(officer|supervisor|auditor|operator)\d$/;

export function supplementCommand(): Command {
  const command = new Command('supplement')
    .description('补充申报：查询海关的要求、答复 / supplementary declarations: what customs asks, and the answer')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan supplement list --as agent
  tongguan supplement show LIST-1 --as broker
  tongguan supplement answer LIST-1 答复.json --as broker
  tongguan supplement list --as officer1 --show overdue

海关提出与撤回 / customs asks and takes back: tongguan act supplement.ask, supplement.withdraw`,
    );
  for (const sub of [listCommand(), showCommand(), answerCommand()]) command.addCommand(sub);
  return command;
}

function listCommand(): Command {
  return withOptions(new Command('list'))
    .description('待答复的要求；关员看到本关区的 / open requests; staff see those of their district')
    .addOption(
      new Option('--show <which>', '哪些 / which').choices(['open', 'overdue', 'all']).default('open', '待答复 / open'),
    )
    .addHelpText('after', '\n示例 / example:\n  tongguan supplement list --as officer1 --show all')
    .action(async (options: ShowOptions) => {
      process.exitCode = await list(options);
    });
}

function showCommand(): Command {
  return withOptions(new Command('show'))
    .description('一份清单的要求与答复 / requests and answers of one list')
    .argument('<number>', 'copNo、preNo 或 invtNo / copNo, preNo or invtNo')
    .addHelpText('after', '\n示例 / example:\n  tongguan supplement show LIST-1 --as broker')
    .action(async (number: string, options: Options) => {
      const { token } = await personaOf(options);
      process.exitCode = show(await (await clientOf(options, token)).supplementsOf(number), options);
    });
}

function answerCommand(): Command {
  return withOptions(new Command('answer'))
    .description('答复：每个问题一答，只答一次 / answer every question, once')
    .argument('<number>', 'copNo、preNo 或 invtNo / copNo, preNo or invtNo')
    .argument('<file>', 'JSON 答复 / the answers as JSON')
    .option('--no <n>', '第几次要求；缺省为待答复的一次 / which request; the open one by default')
    .addHelpText(
      'after',
      `
文件 / the file:
  [{ "gnum": "1", "kind": "classification", "facts": "维生素C片，口服", "files": ["配方.pdf"] }]
  kind: classification 归类, value 价格, origin 原产地
  files 是本机文件（相对于该 JSON），只报送名称与 SHA-256，原件由企业留存 / local files: name and SHA-256 are sent, you keep them

示例 / example:
  tongguan supplement answer LIST-1 答复.json --as broker

退出码 / exit code: 0 已收到 / received；1 被拒 / refused；2 用法有误 / used wrongly`,
    )
    .action(async (number: string, file: string, options: AnswerOptions) => {
      process.exitCode = await answer(number, file, options);
    });
}

function withOptions(command: Command): Command {
  return withPersonaOption(withClientOptions(command), 'broker').option('--json', '输出 JSON / print JSON');
}

async function list(options: ShowOptions): Promise<ExitCode> {
  const { as = '', show: which = 'open' } = options;
  if (STAFF_NAME.test(as)) {
    const office = await officeOf({ ...options, as });
    return show((await office.supplements(which)).supplements, options);
  }
  const { token } = await personaOf(options);
  const found = await (await clientOf(options, token)).supplements(which === 'all');
  return show(which === 'overdue' ? found.filter(({ supplement }) => supplement.overdue) : found, options);
}

function show(found: readonly Task[], options: Options): ExitCode {
  if (options.json === true) printJson(found);
  else if (found.length === 0) print('没有补充申报 / no supplementary declarations');
  else print(found.map(supplementText).join('\n\n'));
  return EXIT.done;
}

async function answer(number: string, file: string, options: AnswerOptions): Promise<ExitCode> {
  const { token } = await personaOf(options);
  const client = await clientOf(options, token);
  const answers = await answersOf(file);
  const no = options.no === undefined ? await openOne(client, number) : Number(options.no);
  const told = await client.answerSupplement(number, { no, answers });
  if (options.json === true) printJson(told);
  else if (told.state === 'done')
    print(told.facts?.['late'] === 'true' ? '已收到，逾期 / received, late' : '已收到 / received');
  else print(`已记录，待执行 / recorded, waiting  ${told.actId}`);
  return EXIT.done;
}

async function openOne(client: Awaited<ReturnType<typeof clientOf>>, number: string): Promise<number> {
  const found = await client.supplementsOf(number);
  const open = found.find(({ supplement }) => supplement.state === 'open') ?? found.at(-1);
  if (open === undefined) throw new UsageError(`海关没有要求 / customs has asked nothing: ${number}`);
  return open.supplement.no;
}

type Answers = SupplementAnswer['answers'];
type Given = Omit<Answers[number], 'attachments'> & { readonly files?: readonly string[] };

async function answersOf(file: string): Promise<Answers> {
  const given = givenOf((await readFile(file)).toString('utf8'), file);
  return Promise.all(
    given.map(async ({ files = [], ...one }) => {
      const attachments = await Promise.all(files.map((name) => attachmentOf(resolve(dirname(file), name))));
      return { ...one, ...(attachments.length === 0 ? {} : { attachments }) };
    }),
  );
}

/** The platform judges what is in it; here is seen that it can be sent. */
function givenOf(text: string, file: string): readonly Given[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new UsageError(`不是 JSON / not JSON: ${file}`);
  }
  const isArray = Array.isArray(read) && read.every((one) => typeof one === 'object' && one !== null);
  if (isArray) return read as readonly Given[];
  throw new UsageError(`须为数组 / must be a list: ${file}`, '[{ "gnum": "1", "kind": "origin", "facts": "…" }]');
}

async function attachmentOf(path: string): Promise<{ name: string; sha256: string }> {
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return { name: basename(path), sha256 };
}
