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
import { say } from '../../common/language.ts';
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
    .description(
      say('补充申报：查询海关的要求、答复', 'supplementary declarations: questions from customs, and answers'),
    )
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan supplement list --as agent
  tongguan supplement show LIST-1 --as broker
  tongguan supplement answer LIST-1 答复.json --as broker
  tongguan supplement list --as officer1 --show overdue

海关提出与撤回：tongguan act supplement.ask、supplement.withdraw`,
        `
Examples:
  tongguan supplement list --as agent
  tongguan supplement show LIST-1 --as broker
  tongguan supplement answer LIST-1 answers.json --as broker
  tongguan supplement list --as officer1 --show overdue

Customs asks and withdraws with: tongguan act supplement.ask, supplement.withdraw`,
      ),
    );
  for (const sub of [listCommand(), showCommand(), answerCommand()]) command.addCommand(sub);
  return command;
}

function listCommand(): Command {
  return withOptions(new Command('list'))
    .description(say('待答复的要求；关员看到本关区的', 'list open requests; staff see those of their district'))
    .addOption(
      new Option('--show <which>', say('哪些', 'which'))
        .choices(['open', 'overdue', 'all'])
        .default('open', say('待答复', 'open')),
    )
    .addHelpText('after', `\n${say('示例：', 'Example:')}\n  tongguan supplement list --as officer1 --show all`)
    .action(async (options: ShowOptions) => {
      process.exitCode = await list(options);
    });
}

function showCommand(): Command {
  return withOptions(new Command('show'))
    .description(say('一份清单的要求与答复', 'show the requests and answers for one list'))
    .argument('<number>', say('copNo、preNo 或 invtNo', 'copNo, preNo or invtNo'))
    .addHelpText('after', `\n${say('示例：', 'Example:')}\n  tongguan supplement show LIST-1 --as broker`)
    .action(async (number: string, options: Options) => {
      const { token } = await personaOf(options);
      process.exitCode = show(await (await clientOf(options, token)).supplementsOf(number), options);
    });
}

function answerCommand(): Command {
  return withOptions(new Command('answer'))
    .description(say('答复：每个问题一答，只答一次', 'answer every question, once'))
    .argument('<number>', say('copNo、preNo 或 invtNo', 'copNo, preNo or invtNo'))
    .argument('<file>', say('JSON 答复', 'the answers as JSON'))
    .option('--no <n>', say('第几次要求；缺省为待答复的一次', 'which request; default: the open one'))
    .addHelpText(
      'after',
      say(
        `
文件：
  [{ "gnum": "1", "kind": "classification", "facts": "维生素C片，口服", "files": ["配方.pdf"] }]
  kind：classification 归类，value 价格，origin 原产地
  files 是本机文件（相对于该 JSON），只报送名称与 SHA-256，原件由企业留存

示例：
  tongguan supplement answer LIST-1 答复.json --as broker

退出码：0 已收到；1 被拒；2 用法有误`,
        `
The file:
  [{ "gnum": "1", "kind": "classification", "facts": "tablets of vitamin C, oral", "files": ["formula.pdf"] }]
  kind: classification, value or origin
  files lie on this machine next to the JSON; only name and SHA-256 are sent, and you keep the papers

Example:
  tongguan supplement answer LIST-1 answers.json --as broker

Exit code: 0 received; 1 refused; 2 wrong usage`,
      ),
    )
    .action(async (number: string, file: string, options: AnswerOptions) => {
      process.exitCode = await answer(number, file, options);
    });
}

function withOptions(command: Command): Command {
  return withPersonaOption(withClientOptions(command), 'broker').option('--json', say('输出 JSON', 'print JSON'));
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
  else if (found.length === 0) print(say('没有补充申报', 'no supplementary declarations'));
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
    print(told.facts?.['late'] === 'true' ? say('已收到，逾期', 'received, late') : say('已收到', 'received'));
  else print(`${say('已记录，待执行', 'recorded, waiting')}  ${told.actId}`);
  return EXIT.done;
}

async function openOne(client: Awaited<ReturnType<typeof clientOf>>, number: string): Promise<number> {
  const found = await client.supplementsOf(number);
  const open = found.find(({ supplement }) => supplement.state === 'open') ?? found.at(-1);
  if (open === undefined)
    throw new UsageError(say(`海关没有要求：${number}`, `customs has not asked anything about ${number}`));
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
    throw new UsageError(say(`不是 JSON：${file}`, `not JSON: ${file}`));
  }
  const isArray = Array.isArray(read) && read.every((one) => typeof one === 'object' && one !== null);
  if (isArray) return read as readonly Given[];
  throw new UsageError(
    say(`须为数组：${file}`, `must be a list: ${file}`),
    '[{ "gnum": "1", "kind": "origin", "facts": "…" }]',
  );
}

async function attachmentOf(path: string): Promise<{ name: string; sha256: string }> {
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return { name: basename(path), sha256 };
}
