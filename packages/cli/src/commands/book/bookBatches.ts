import { Command } from 'commander';
import { bookClientOf, type BookOptions, withBookOptions } from '../../common/options/book.ts';
import { say, sayOf } from '../../common/language.ts';
import { print, printJson, table } from '../../common/output.ts';

type Options = BookOptions & { readonly json?: true };

const STATES = {
  good: { zh: '可销售', en: 'good' },
  expired: { zh: '已过期', en: 'expired' },
  stopped: { zh: '已停止', en: 'stopped' },
  barred: { zh: '不得销售', en: 'barred' },
} as const;

/** Batches of food by expiry, and which of each item expires first (M-37). */
export function batchesCommand(): Command {
  const command = new Command('batches')
    .description(say('食品批次：保质期、抽样、状态', 'batches of food: expiry, samples, state'))
    .argument('<emsNo>', say('账册编号', 'number of the book'));
  return withBookOptions(command)
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (emsNo: string, options: Options) => {
      const found = await (await bookClientOf(options)).batches(emsNo);
      if (options.json === true) return printJson(found);
      if (found.batches.length === 0) return print(say('没有食品批次', 'no batches of food'));
      const head = [
        say('料号', 'item'),
        say('批次', 'batch'),
        say('生产', 'made'),
        say('到期', 'expires'),
        say('入账', 'entered'),
        say('状态', 'state'),
        say('最近', 'last'),
      ];
      const cells = found.batches.map(({ itemRecordNo, batchNo, produced, expires, entered, state, events }) => {
        const last = events.at(-1);
        const told = last === undefined ? '—' : `${last.kind} ${last.sampleNo ?? ''}`.trim();
        return [itemRecordNo, batchNo, produced, expires, entered, sayOf(STATES[state]), told];
      });
      print(table([head, ...cells], [4]));
      for (const { itemRecordNo, batchNo, expires } of found.earliest) {
        print(
          say(
            `${itemRecordNo} 最早到期：${batchNo} ${expires}`,
            `${itemRecordNo} expires first: ${batchNo} ${expires}`,
          ),
        );
      }
    });
}
