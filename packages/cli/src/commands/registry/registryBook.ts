import { Command } from 'commander';
import type { DatabaseOptions } from '../../common/database.ts';
import { withDatabaseOptions } from '../../common/options/database.ts';
import { actorOf } from '../../common/databaseActor.ts';
import { type JournalOptions, withJournalOptions } from '../../common/options/journal.ts';
import { told, withRegistry } from '../../common/databaseRegistry.ts';
import { note } from '../../common/output.ts';
import { say } from '../../common/language.ts';

type RegisterOptions = DatabaseOptions &
  JournalOptions & {
    readonly warehouse: string;
    readonly customs: string;
    readonly city: string;
  };

/** Puts an account book on record (J-01); a running platform sees it within seconds. */
export function accountBookCommand(): Command {
  const command = new Command('book')
    .description(say('登记仓储企业的电子账册', 'record the account book of a warehouse'))
    .argument('<emsNo>', say('账册编号', 'number of the book'))
    .requiredOption('--warehouse <code>', say('仓储企业海关编码', 'customs code of the warehouse'))
    .requiredOption('--customs <code>', say('主管关区代码', 'customs district'))
    .requiredOption('--city <name>', say('所在城市', 'city'));
  return withJournalOptions(withDatabaseOptions(command)).action(async (emsNo: string, options: RegisterOptions) => {
    const { warehouse: warehouseCode, customs: customsCode, city } = options;
    process.exitCode = await withRegistry(options, async (registry, store) => {
      const { addJournalLine, registerBook } = await import('@tongguan/server');
      const actor = await actorOf(options, store);
      const isNew = (await registry.read()).accountBooks.every((book) => book.emsNo !== emsNo);
      const registered = await registerBook(registry, { emsNo, warehouseCode, customsCode, city });
      if (registered.ok && isNew) {
        const facts = { emsNo, customs: customsCode, city };
        const line = { kind: 'accountBook.register', participantCode: warehouseCode, reason: options.reason, facts };
        await addJournalLine(registry, { ...line, ...actor, atMs: Date.now() });
      }
      return told(registered, () => note(say(`已登记：${emsNo}`, `on record: ${emsNo}`)));
    });
  });
}
