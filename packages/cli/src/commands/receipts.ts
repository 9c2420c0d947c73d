import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Receipt, TongguanClient } from '@tongguan/sdk';
import {
  type ClientOptions,
  clientOf,
  personaOf,
  withClientOptions,
  withPersonaOption,
} from '../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { writingTo } from '../common/input.ts';
import { note, print } from '../common/output.ts';
import { stopRequested } from '../common/stop.ts';
import { receiptLine } from '../common/receiptLine.ts';

type ReceiptsOptions = ClientOptions & {
  readonly after?: string;
  readonly follow?: true;
  readonly xml?: true;
  readonly json?: true;
  readonly out?: string;
};

const PAGE = 500;
const IDLE_MS = 1000;

export function receiptsCommand(): Command {
  const command = new Command('receipts').description(
    '读取自己的回执，可从任意游标重读 / read your receipts, from any cursor, any number of times',
  );
  withPersonaOption(withClientOptions(command), 'broker')
    .option('--after <cursor>', '从该游标之后读起，默认从头 / read on after this cursor; default: from the first')
    .option('--follow', '持续等待新回执，Ctrl-C 结束 / wait for new ones until Ctrl-C')
    .option('--xml', '逐条输出回执报文 / print the receipt messages')
    .option('--json', '每行一个 JSON / print one JSON a line')
    .option('--out <dir>', '每条回执另存为一个 XML 文件 / also write each receipt message to a file')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan receipts --as broker
  tongguan receipts --as payment --json --follow
  tongguan receipts --as broker --after CURSOR --out ./receipts`,
    );
  return command.action(async (options: ReceiptsOptions) => {
    process.exitCode = await receipts(options);
  });
}

async function receipts(options: ReceiptsOptions): Promise<ExitCode> {
  if (options.xml === true && options.json === true)
    throw new UsageError('--xml 与 --json 只能选一 / choose --xml or --json');
  const persona = await personaOf(options);
  const client = await clientOf(options, persona.token);
  if (options.out !== undefined) await writingTo(options.out, mkdir(options.out, { recursive: true }));
  const stop = stopRequested();
  let cursor = options.after ?? null;
  do {
    const read = await printPages(client, cursor, options, stop);
    cursor = read.cursor;
    if (options.follow === true)
      await Promise.race([stop.promise, new Promise((resolve) => setTimeout(resolve, IDLE_MS))]);
  } while (options.follow === true && !stop.requested);
  if (cursor !== null) note(`游标 / cursor: ${cursor}`);
  stop.dispose();
  return EXIT.done;
}

async function printPages(
  client: TongguanClient,
  after: string | null,
  options: ReceiptsOptions,
  stop: { readonly requested: boolean },
): Promise<{ cursor: string | null }> {
  let cursor = after;
  for (let more = true; more && !stop.requested; ) {
    const page = await client.receipts(cursor, PAGE);
    for (const receipt of page.receipts) {
      printReceipt(receipt, options);
      if (options.out !== undefined) {
        const file = join(options.out, `${receipt.type}-${receipt.guid}.xml`);
        await writingTo(file, writeFile(file, receipt.xml));
      }
    }
    cursor = page.next;
    more = page.more;
  }
  return { cursor };
}

function printReceipt(receipt: Receipt, options: ReceiptsOptions): void {
  if (options.xml === true) print(receipt.xml);
  else if (options.json === true) print(JSON.stringify(receipt));
  else print(receiptLine(receipt));
}
