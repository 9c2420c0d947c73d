import { join } from 'node:path';
import { Command } from 'commander';
import type { AsyncSigner, Persona, StoredMessage, TongguanClient } from '@tongguan/sdk';
import {
  type ClientOptions,
  clientOf,
  personaOf,
  withClientOptions,
  withPersonaOption,
} from '../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { failureOf } from '../common/failure.ts';
import { readInput } from '../common/input.ts';
import { keyHelp, type KeyOptions, keyOf, withKeyOptions } from '../common/options/key.ts';
import { noteWrappings } from '../common/explained/wrappings.ts';
import { note, print, printJson } from '../common/output.ts';
import { type Awaited, awaitReceipts } from '../common/awaitReceipts.ts';
import { say } from '../common/language.ts';

type SendOptions = ClientOptions & KeyOptions & { readonly wait?: true; readonly sign?: true; readonly json?: true };
type Sent = { readonly file: string; readonly answer: StoredMessage };

const WAIT_MS = 60_000;

export function sendCommand(): Command {
  const command = new Command('send')
    .description(say('发送已加签的 CEB 报文', 'send signed CEB messages'))
    .argument('<file...>', say('报文文件', 'message files'));
  withKeyOptions(withPersonaOption(withClientOptions(command)))
    .option('--sign', say('发送前以该参与者加签', 'sign with the persona’s key before sending'))
    .option('--wait', say('等待各单证的结果回执（最长一分钟）', 'wait for the deciding receipts, for at most a minute'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
${keyHelp().trimStart()}

不给 --as 时按报文的传输企业代码 (copCode) 查找沙箱参与者

示例：
  tongguan send order.signed.xml --as platform
  tongguan send order.xml payment.xml waybill.xml list.xml --sign --wait
  tongguan send order.xml --key firm.pfx --password-file password.txt --as platform

退出码：0 已接收；1 被拒；2 用法有误`,
        `
${keyHelp().trimStart()}

Without --as, the message's copCode identifies the persona

Examples:
  tongguan send order.signed.xml --as platform
  tongguan send order.xml payment.xml waybill.xml list.xml --sign --wait
  tongguan send order.xml --key firm.pfx --password-file password.txt --as platform

Exit code: 0 accepted; 1 refused; 2 wrong usage`,
      ),
    );
  return command.action(async (files: string[], options: SendOptions) => {
    process.exitCode = await send(files, options);
  });
}

async function send(files: readonly string[], options: SendOptions): Promise<ExitCode> {
  const key = await keyOf(options);
  try {
    return await sendAll(files, options, key);
  } finally {
    await key?.close();
  }
}

async function sendAll(files: readonly string[], options: SendOptions, key: AsyncSigner | null): Promise<ExitCode> {
  const waiting = new Map<string, { client: TongguanClient; after: string | null; answers: StoredMessage[] }>();
  const sent: Sent[] = [];
  let refused = false;
  for (const file of files) {
    const bytes = await sendable(await readInput(file), key !== null || options.sign === true);
    const persona = options.as === undefined ? await personaOfMessage(bytes, options.data) : await personaOf(options);
    const message = key !== null || options.sign === true ? await signed(bytes, persona, key) : bytes;
    const client = await clientOf(options, persona.token);
    const started = waiting.get(persona.code);
    const mine = started ?? { client, after: options.wait === true ? await client.newestCursor() : null, answers: [] };
    waiting.set(persona.code, mine);
    const answer = await sendOne(client, message, file);
    if (answer === null) {
      refused = true;
      continue;
    }
    sent.push({ file, answer });
    mine.answers.push(answer);
    if (options.json !== true) print(storedLine(file, answer));
  }
  const decided = options.wait === true ? await waitForAll([...waiting.values()], options) : [];
  if (options.json === true) printJson({ sent, receipts: decided.flatMap((one) => one.receipts) });
  if (decided.some((one) => one.refused)) refused = true;
  return refused ? EXIT.refused : EXIT.done;
}

/**
 * What the platform takes: a message, or a DxpMsg around one. Out of anything else – JSON, base64, DxpMsgSv – and for signing
 * the message itself is taken, which is said.
 */
export async function sendable(received: Buffer, isToBeSigned: boolean): Promise<Buffer> {
  const { openWrappings } = await import('@tongguan/ceb');
  const opened = openWrappings(received);
  const [first] = opened;
  const kinds = first?.wrappings.map(({ kind }) => kind) ?? [];
  if (first === undefined || kinds.length === 0 || (!isToBeSigned && kinds.join() === 'DxpMsg')) return received;
  if (opened.length > 1) {
    throw new UsageError(
      say(
        `文件内有 ${opened.length} 份报文，请分开发送`,
        `the file has ${opened.length} messages: send them one by one`,
      ),
    );
  }
  noteWrappings(opened);
  return first.bytes;
}

/** `null` when the regime refuses the message; anything else that goes wrong ends the command. */
async function sendOne(client: TongguanClient, message: Buffer, file: string): Promise<StoredMessage | null> {
  try {
    return await client.send(message);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.exitCode !== EXIT.refused) throw error;
    note(`✗ ${file}  ${failure.sentence}`);
    if (failure.hint !== null) note(`    ${failure.hint}`);
    return null;
  }
}

async function waitForAll(
  all: readonly { client: TongguanClient; after: string | null; answers: readonly StoredMessage[] }[],
  options: SendOptions,
): Promise<Awaited[]> {
  const printed = options.json !== true;
  return Promise.all(all.map(({ client, after, answers }) => awaitReceipts(client, after, answers, WAIT_MS, printed)));
}

function storedLine(file: string, answer: StoredMessage): string {
  const numbers = answer.documents.map(({ number }) => number);
  const shown = numbers.length > 3 ? `${numbers.slice(0, 3).join(' ')} …(${numbers.length})` : numbers.join(' ');
  const replayed = answer.replayed
    ? say('  （此前已收到，未重复生效）', '   (already received; no second effect)')
    : '';
  return `✓ ${file}  ${answer.type}  ${shown}${replayed}`;
}

/** With the key of `--key`, or with the persona's own. */
async function signed(bytes: Buffer, persona: Persona, key: AsyncSigner | null): Promise<Buffer> {
  const { readSignature, scan } = await import('@tongguan/ceb');
  const { asyncSigner, signerOf, signTapeAsync } = await import('@tongguan/sdk');
  const tape = scan(bytes);
  // What cannot be scanned or is signed already goes as it is: the platform says what is wrong with it.
  if (!tape.ok) return bytes;
  const present = readSignature(tape.value);
  const unsigned = !present.ok && present.refusals[0]?.code === '-900301';
  return unsigned ? signTapeAsync(tape.value, key ?? asyncSigner(signerOf(persona))) : bytes;
}

/** The sandbox persona whose customs code the message names as transmitting enterprise. */
async function personaOfMessage(bytes: Buffer, dataDir: string): Promise<Persona> {
  const { openWrappings } = await import('@tongguan/ceb');
  const message = openWrappings(bytes)[0]?.bytes ?? bytes;
  const code = /<(?:\w+:)?copCode>\s*([0-9A-Z]{10,18})\s*</.exec(message.toString('latin1'))?.[1];
  const { readPersona } = await import('@tongguan/sdk');
  const { personaNames } = await import('../common/personas.ts');
  for (const name of code === undefined ? [] : await personaNames(dataDir)) {
    const persona = await readPersona(join(dataDir, 'personas', `${name}.json`));
    if (persona.code === code || persona.creditCode === code) return persona;
  }
  throw new UsageError(
    say('看不出报文由谁传输', 'cannot tell which firm transmits this message'),
    say('请用 --as 指明', 'name the participant with --as'),
  );
}
