import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { BookClient, BookSpan } from '@tongguan/sdk';
import { bookClientOf, type BookOptions, withBookOptions } from '../../common/options/book.ts';
import { UsageError } from '../../common/exit.ts';
import { writingTo } from '../../common/input.ts';
import { note, print, printJson, table } from '../../common/output.ts';
import { batchesCommand } from './bookBatches.ts';
import { countCommand } from './bookCount.ts';
import { say } from '../../common/language.ts';

type ReadOptions = BookOptions & BookSpan & { readonly json?: true; readonly out?: string };
type Reading = 'movements' | 'balances';

export function bookCommand(): Command {
  const book = new Command('book')
    .description(
      say('电子账册：账面、变动、在途、盘点', 'account books: balances, movements, goods in transit, stock-takes'),
    )
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan book show T3301W000001
  tongguan book show T3301W000001 --at 2026-06-01T00:00:00+08:00
  tongguan book movements T3301W000001 --from 2026-06-01T00:00:00+08:00 --kind list.out
  tongguan book export T3301W000001 movements --out 变动.csv
  tongguan book count T3301W000001 P1 实盘.csv --reason 月度盘点
  tongguan book show T3301W000001 --firm warehouse

以关员身份读任一账册（--as），或以仓储企业身份读本企业账册（--firm）`,
        `
Examples:
  tongguan book show T3301W000001
  tongguan book show T3301W000001 --at 2026-06-01T00:00:00+08:00
  tongguan book movements T3301W000001 --from 2026-06-01T00:00:00+08:00 --kind list.out
  tongguan book export T3301W000001 movements --out movements.csv
  tongguan book count T3301W000001 P1 counted.csv --reason 'monthly count'
  tongguan book show T3301W000001 --firm warehouse

Staff see every book (--as), a warehouse enterprise its own (--firm)`,
      ),
    );
  book.addCommand(showCommand());
  book.addCommand(movementsCommand());
  book.addCommand(transfersCommand());
  book.addCommand(stockTakeCommand());
  book.addCommand(batchesCommand());
  book.addCommand(exportCommand());
  book.addCommand(countCommand());
  return book;
}

function showCommand(): Command {
  const command = new Command('show')
    .description(say('账面：现在，或任一时刻', 'show the book now or at any moment'))
    .argument('<emsNo>', say('账册编号', 'number of the book'))
    .option('--at <time>', say('时刻，ISO 8601', 'a moment'));
  return withBookOptions(command)
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (emsNo: string, options: ReadOptions) => {
      const client = await bookClientOf(options);
      const rows = await all(client.balances(emsNo, spanOf(options)));
      if (options.json === true) return printJson(rows);
      const head = [
        say('料号', 'item'),
        say('入账', 'entered'),
        say('占用', 'held'),
        say('核减', 'out'),
        say('可用', 'free'),
        say('在库', 'there'),
      ];
      const cells = rows.map((row) => [
        ...[row.itemRecordNo, row.entered, row.held, row.out, row.free, row.inWarehouse],
        `${row.unit} ${row.unitName}`.trim() || '—',
      ]);
      print(table([[...head, say('单位', 'unit')], ...cells], [1, 2, 3, 4, 5]));
    });
}

function movementsCommand(): Command {
  const command = new Command('movements')
    .description(say('变动，最早的在前', 'list movements, oldest first'))
    .argument('<emsNo>', say('账册编号', 'number of the book'));
  return withSpan(withBookOptions(command))
    .option('--json', say('每行一个 JSON', 'print one JSON object per line'))
    .action(async (emsNo: string, options: ReadOptions) => {
      const client = await bookClientOf(options);
      for await (const row of client.movements(emsNo, spanOf(options))) {
        const { at, itemRecordNo, kind, effect, quantity, reference, actor } = row;
        print(
          options.json === true
            ? JSON.stringify(row)
            : [at, itemRecordNo, kind, effect, quantity, reference, actor].join('  ').trimEnd(),
        );
      }
    });
}

function transfersCommand(): Command {
  const command = new Command('transfers')
    .description(say('转出与转入，在途数量', 'list transfers in and out, and goods in transit'))
    .argument('<emsNo>', say('账册编号', 'number of the book'));
  return withBookOptions(command).action(async (emsNo: string, options: ReadOptions) => {
    printJson(await (await bookClientOf(options)).transfers(emsNo));
  });
}

function stockTakeCommand(): Command {
  const command = new Command('stocktake')
    .description(say('一次盘点：账面、实盘、差异、说明', 'show a stock-take: book, count, differences, explanations'))
    .argument('<emsNo>', say('账册编号', 'number of the book'))
    .argument('<takeNo>', say('盘点编号', 'number of the stock-take'));
  return withBookOptions(command).action(async (emsNo: string, takeNo: string, options: ReadOptions) => {
    const take = await (await bookClientOf(options)).stockTake(emsNo, takeNo);
    const head = [
      say('料号', 'item'),
      say('账面', 'book'),
      say('实盘', 'counted'),
      say('差异', 'difference'),
      say('清点', 'by'),
      say('说明', 'why'),
    ];
    const cells = take.lines.map(({ itemRecordNo, book, counted, difference, countedBy, explanation }) =>
      [itemRecordNo, book, counted, difference, countedBy, explanation].map((cell) => cell ?? ''),
    );
    print(`${take.takeNo}  ${take.state}  ${take.opened}`);
    print(table([head, ...cells], [1, 2, 3]));
  });
}

function exportCommand(): Command {
  const command = new Command('export')
    .description(say('导出 CSV，中文表头', 'export as CSV, with Chinese headings'))
    .argument('<emsNo>', say('账册编号', 'number of the book'))
    .argument('<what>', 'movements | balances');
  return withSpan(withBookOptions(command))
    .option('--at <time>', say('账面的时刻', 'the moment of the balances'))
    .option('--out <file>', say('写入文件，默认标准输出', 'write to a file'))
    .action(async (emsNo: string, what: string, options: ReadOptions) => {
      const text = await (await bookClientOf(options)).table(emsNo, readingOf(what), spanOf(options));
      if (options.out === undefined) return void process.stdout.write(text);
      await writingTo(options.out, writeFile(options.out, text));
      note(say(`已写入：${options.out}`, `written: ${options.out}`));
    });
}

function readingOf(what: string): Reading {
  if (what === 'movements' || what === 'balances') return what;
  throw new UsageError(say(`只能导出 movements 或 balances：${what}`, `export movements or balances: ${what}`));
}

function withSpan(command: Command): Command {
  return command
    .option('--from <time>', say('自，ISO 8601', 'from, included'))
    .option('--to <time>', say('至，不含', 'end of the period, not included'))
    .option('--kind <kind>', say('只要这一类，例如 list.out、book.loss', 'only this kind'))
    .option('--item <item>', say('只要这个料号', 'only this item'));
}

function spanOf({ from, to, at, kind, item }: BookSpan): BookSpan {
  return Object.fromEntries(Object.entries({ from, to, at, kind, item }).filter(([, value]) => value !== undefined));
}

async function all<T>(rows: ReturnType<BookClient['balances']> & AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
