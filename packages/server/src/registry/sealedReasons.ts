import { damagedText, done, type Outcome, readStored, toldOr } from '@tongguan/kernel';
import { openReason, sealReason } from '../office/types.ts';
import type { Vault } from '../vault/types.ts';
import { type JournalEntry, type Judged, REGISTRY_PART } from './changes/types.ts';
import type { RegistryStore } from './store.ts';

/**
 * The registry's records with the reasons of their changes sealed, as those of acts are (K-03; 个人信息保护法 51): why somebody
 * registers, suspends or revokes is free text, and free text names persons. It lies sealed in the journal and with the
 * proposals, bound to its line; older reasons are stored and read in plain text.
 */
export function withSealedReasons(store: RegistryStore, vault: Vault): RegistryStore {
  const seal = (line: JournalEntry): JournalEntry => ({
    ...line,
    reason: sealReason(vault, line.reason, { part: REGISTRY_PART, actId: line.entryId }),
  });
  const sealed = (judged: Outcome<Judged>): Outcome<Judged> =>
    judged.ok && 'lines' in judged.value ? done({ ...judged.value, lines: judged.value.lines.map(seal) }) : judged;
  const open = ({ entryId, reason }: JournalEntry): string =>
    openReason(vault, reason, { part: REGISTRY_PART, actId: entryId });
  return {
    ...store,
    apply: (entry, requestHash, decide) => store.apply(seal(entry), requestHash, (rows) => sealed(decide(rows))),
    agree: (proposalId, decision, decide) => {
      const reason = sealReason(vault, decision.reason, { secondOf: proposalId });
      return store.agree(proposalId, { ...decision, reason }, (rows, proposed) => {
        const why = readStored(`proposal ${proposalId}`, () => open(proposed));
        return sealed(decide(rows, { ...proposed, reason: why }));
      });
    },
    journal: async (filter) =>
      (await store.journal(filter)).map((line) => {
        const reason = toldOr(() => open(line), damagedText);
        const { secondReason } = line.facts;
        if (typeof secondReason !== 'string') return { ...line, reason };
        const second = toldOr(() => openReason(vault, secondReason, { secondOf: line.entryId }), damagedText);
        return { ...line, reason, facts: { ...line.facts, secondReason: second } };
      }),
  };
}
