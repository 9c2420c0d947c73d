import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Receipt, TongguanClient } from '@tongguan/sdk';
import { type ClientOptions, firmClient, withClientOptions, withPersonaOption } from '../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { writingTo } from '../common/input.ts';
import { say } from '../common/language.ts';
import { wholeNumber } from '../common/numbers.ts';
import { note, print } from '../common/output.ts';
import { type CodeNames, codeNames, receiptLine } from '../common/shown/receiptLine.ts';
import { type ReceiptFilter, wantedBy } from '../common/shown/receiptFilter.ts';
import { type Stop, stopRequested } from '../common/stop.ts';

type ReceiptsOptions = ClientOptions &
  ReceiptFilter & {
    readonly last?: number;
    readonly all?: true;
    readonly after?: string;
    readonly follow?: true;
    readonly xml?: true;
    readonly json?: true;
    readonly out?: string;
  };

const PAGE = 1000;
const IDLE_MS = 1000;
/** What fits a screen. */
const LAST_DEFAULT = 20;
const LAST_MAX = 100_000;

export function receiptsCommand(): Command {
  const command = new Command('receipts').description(
    say(
      `读取自己的回执：默认最近 ${LAST_DEFAULT} 条，最新的在前；可从任意游标重读`,
      `read your receipts: the last ${LAST_DEFAULT}, newest first, or from any cursor, as often as you like`,
    ),
  );
  withPersonaOption(withClientOptions(command), 'broker')
    .option('--last <n>', say('最近多少条，最新的在前', 'how many receipts, newest first'), wholeNumber(1, LAST_MAX))
    .option('--all', say('全部，最早的在前', 'all receipts, oldest first'))
    .option('--refused', say('只要退单与不受理的', 'only refusals'))
    .option('--number <number>', say('只要这个业务编号的', 'only receipts for this business number'))
    .option(
      '--since <time>',
      say('只要此后的：日期、时刻，或 2h、3d', 'only receipts since a day, an instant, or 2h or 3d ago'),
    )
    .option('--after <cursor>', say('从该游标之后读起，最早的在前', 'continue after this cursor, oldest first'))
    .option('--follow', say('持续等待新回执，Ctrl-C 结束', 'wait for new receipts until Ctrl-C'))
    .option('--xml', say('逐条输出回执报文，最早的在前', 'print the receipt messages, oldest first'))
    .option('--json', say('每行一个 JSON，最早的在前', 'print one JSON object per line, oldest first'))
    .option('--out <dir>', say('每条回执另存为一个 XML 文件', 'also write each receipt message to a file'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan receipts --as broker
  tongguan receipts --as broker --refused --since 1d
  tongguan receipts --as broker --number LIST-1
  tongguan receipts --as payment --json --follow
  tongguan receipts --as broker --after CURSOR --out ./receipts`,
        `
Examples:
  tongguan receipts --as broker
  tongguan receipts --as broker --refused --since 1d
  tongguan receipts --as broker --number LIST-1
  tongguan receipts --as payment --json --follow
  tongguan receipts --as broker --after CURSOR --out ./receipts`,
      ),
    );
  return command.action(async (options: ReceiptsOptions) => {
    process.exitCode = await receipts(options);
  });
}

async function receipts(options: ReceiptsOptions): Promise<ExitCode> {
  if (options.xml === true && options.json === true) {
    throw new UsageError(say('--xml 与 --json 只能选一', 'give --xml or --json, not both'));
  }
  if (options.last !== undefined && (options.all === true || options.after !== undefined)) {
    throw new UsageError(say('--last 不与 --all、--after 同用', 'give --last alone, not with --all or --after'));
  }
  // What is wrong with the line is told before anybody is asked; `2h` is of the platform's time, which a sandbox moves.
  wantedBy(options, Date.now());
  const client = await firmClient(options, 'broker');
  const nowMs = options.since === undefined ? Date.now() : Date.parse((await client.health()).time);
  const wanted = wantedBy(options, nowMs);
  if (options.out !== undefined) await writingTo(options.out, mkdir(options.out, { recursive: true }));
  const reading: Reading = { client, wanted, nameOf: await codeNames(), options, stop: stopRequested() };
  const last = lastOf(options);
  let cursor = last === null ? (options.after ?? null) : await printLast(reading, last);
  do {
    if (last === null || options.follow === true) cursor = await printPages(reading, cursor);
    if (options.follow === true) {
      await Promise.race([reading.stop.promise, new Promise((resolve) => setTimeout(resolve, IDLE_MS))]);
    }
  } while (options.follow === true && !reading.stop.requested);
  if (cursor !== null) note(say(`游标：${cursor}`, `cursor: ${cursor}`));
  reading.stop.dispose();
  return EXIT.done;
}

type Reading = {
  readonly client: TongguanClient;
  readonly wanted: (receipt: Receipt) => boolean;
  readonly nameOf: CodeNames;
  readonly options: ReceiptsOptions;
  readonly stop: Stop;
};

/** How many of the last are shown; `null`: everything, in order. What a program reads is complete unless it asks for less. */
function lastOf({ last, all, after, xml, json, out }: ReceiptsOptions): number | null {
  if (last !== undefined) return last;
  return all === true || after !== undefined || xml === true || json === true || out !== undefined
    ? null
    : LAST_DEFAULT;
}

/** The last of those wanted, newest first. Returns the cursor after the newest of all. */
async function printLast(reading: Reading, count: number): Promise<string | null> {
  let kept: Receipt[] = [];
  let found = 0;
  let cursor: string | null = null;
  for await (const page of pages(reading, null)) {
    const matching = page.receipts.filter(reading.wanted);
    found += matching.length;
    kept = [...kept, ...matching].slice(-count);
    cursor = page.next;
  }
  for (const receipt of kept.reverse()) await tell(reading, receipt);
  if (found > kept.length) {
    const earlier = found - kept.length;
    note(say(`另有较早的 ${earlier} 条，见 --last 或 --all`, `${earlier} earlier receipts: use --last or --all`));
  }
  return cursor;
}

async function printPages(reading: Reading, after: string | null): Promise<string | null> {
  let cursor = after;
  for await (const page of pages(reading, after)) {
    for (const receipt of page.receipts.filter(reading.wanted)) await tell(reading, receipt);
    cursor = page.next;
  }
  return cursor;
}

async function* pages({ client, stop }: Reading, after: string | null) {
  let cursor = after;
  for (let more = true; more && !stop.requested; ) {
    const page = await client.receipts(cursor, PAGE);
    yield page;
    ({ next: cursor, more } = page);
  }
}

async function tell({ options, nameOf }: Reading, receipt: Receipt): Promise<void> {
  if (options.xml === true) print(receipt.xml);
  else if (options.json === true) print(JSON.stringify(receipt));
  else print(receiptLine(receipt, nameOf));
  if (options.out === undefined) return;
  const file = join(options.out, `${receipt.type}-${receipt.guid}.xml`);
  await writingTo(file, writeFile(file, receipt.xml));
}
