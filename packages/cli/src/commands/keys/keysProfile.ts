import { Command } from 'commander';
import type { RegistryStore } from '@tongguan/server';
import { shanghaiIso } from '@tongguan/kernel';
import type { DatabaseOptions } from '../../common/database.ts';
import { withDatabaseOptions } from '../../common/options/database.ts';
import { told, withRegistry } from '../../common/databaseRegistry.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { print } from '../../common/output.ts';
import { actorOf, type MachineActor } from '../../common/databaseActor.ts';
import { type ActorOptions, withActorOptions } from '../../common/options/journal.ts';
import { momentOf } from '../../common/trustFiles.ts';
import { say } from '../../common/language.ts';

type ProfileOptions = DatabaseOptions &
  ActorOptions & {
    readonly variants?: readonly string[];
    readonly strict?: true;
    readonly from?: string;
    readonly reason?: string;
  };

export function profileCommand(): Command {
  const command = new Command('profile')
    .description(
      say('企业的签名档：默认严格，可按名称准许变体', 'set the signature profile: strict unless you allow variants'),
    )
    .argument('<code>', say('企业海关编码', 'customs code of the firm'));
  return withActorOptions(withDatabaseOptions(command))
    .option('--variants <names...>', say('准许这些变体', 'allow these variants seen in practice'))
    .option('--strict', say('恢复严格档', 'back to the strict profile'))
    .option('--from <time>', say('自何时起，默认现在', 'from this moment; default: now'))
    .option('--reason <text>', say('理由', 'why'))
    .addHelpText(
      'after',
      say(
        `
不给 --variants 或 --strict 时列出现有设置
用 tongguan verify --why 查出企业的报文需要哪些变体`,
        `
Without --variants or --strict, lists the current setting
tongguan verify --why shows which variants a message needs`,
      ),
    )
    .action(async (code: string, options: ProfileOptions) => {
      const lists = options.variants === undefined && options.strict === undefined;
      process.exitCode = await withRegistry(options, async (registry, store) =>
        lists ? show(registry, code) : change(registry, code, options, await actorOf(options, store)),
      );
    });
}

async function show(store: RegistryStore, code: string): Promise<ExitCode> {
  const { signatureProfiles } = await store.read();
  const rows = signatureProfiles.filter(({ participantCode }) => participantCode === code);
  if (rows.length === 0) print(say(`${code} 严格`, `${code} strict`));
  for (const { fromMs, variants, reason } of [...rows].sort((a, b) => a.fromMs - b.fromMs)) {
    print(`${code} ${shanghaiIso(fromMs)} ${variants.join(', ') || say('严格', 'strict')} (${reason})`);
  }
  return EXIT.done;
}

async function change(
  store: RegistryStore,
  code: string,
  options: ProfileOptions,
  actor: MachineActor,
): Promise<ExitCode> {
  if (options.reason === undefined) throw new UsageError(say('请用 --reason 说明理由', 'give a reason with --reason'));
  if (options.variants !== undefined && options.strict !== undefined) {
    throw new UsageError(say('--variants 与 --strict 只能择一', 'give --variants or --strict, not both'));
  }
  const { setSignatureProfile } = await import('@tongguan/server');
  const outcome = await setSignatureProfile(store, {
    participantCode: code,
    fromMs: momentOf(options.from === undefined ? {} : { at: options.from }),
    profile: options.strict === true ? 'strict' : 'tolerant',
    variants: options.variants ?? [],
    reason: options.reason,
  });
  if (outcome.ok) {
    const { addJournalLine } = await import('@tongguan/server');
    const { variants, fromMs } = outcome.value;
    const facts = { variants, from: shanghaiIso(fromMs) };
    const line = { kind: 'signatureProfile.set', participantCode: code, reason: options.reason, facts };
    await addJournalLine(store, { ...line, ...actor, atMs: Date.now() });
  }
  return told(outcome, ({ fromMs, variants }) =>
    print(`✓ ${code} ${shanghaiIso(fromMs)} ${variants.join(', ') || say('严格', 'strict')}`),
  );
}
