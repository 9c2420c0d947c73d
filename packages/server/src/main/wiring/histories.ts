import { explainCode } from '@tongguan/ceb';
import type { Clock } from '@tongguan/kernel';
import { assess, drawOf } from '@tongguan/policy';
import {
  assessFactsOf,
  authenticatedBuyers,
  createTariffs,
  defaultParameters,
  placesOfPreNo,
} from '../../clearance/index.ts';
import {
  createPrints,
  type DeclarationHistory,
  type HistoryDeps,
  type HistoryReader,
  type PrintDoor,
  readHistory,
  type WireDocument,
} from '../../history/index.ts';
import { bodySeal } from '../../intake/index.ts';
import { receiptsAbout } from '../../receipts/index.ts';
import type { Store } from '../../store/pool.ts';
import { authenticationStore } from '../../store/consumer/authentications.ts';
import { historyStore } from '../../store/gateway/history.ts';
import { tariffReads } from '../../store/goods/desk.ts';
import { receiptAboutStore } from '../../store/receipts/about.ts';
import { answersIn, questionsIn } from '../../supplement/sealed.ts';
import { maskDocument, type Vault } from '../../vault/index.ts';

type Parts = { readonly store: Store; readonly vault: Vault; readonly clock: Clock };

/** Wires the dependencies of a declaration's history. */
export function openHistories(
  parts: Parts,
): (number: string, reader: HistoryReader) => Promise<DeclarationHistory | null> {
  const goods = tariffReads(parts.store);
  const tariffs = createTariffs();
  const deps = depsOf(parts, tariffs);
  return async (number, reader) => {
    await tariffs.read(goods);
    return readHistory(deps, number, reader);
  };
}

/** The same stored documents, on paper. */
export function openPrints(parts: Parts): PrintDoor {
  return createPrints(depsOf(parts, createTariffs()));
}

function depsOf({ store, vault, clock }: Parts, tariffs: ReturnType<typeof createTariffs>): HistoryDeps {
  const receipts = receiptAboutStore(store);
  return {
    store: historyStore(store, placesOfPreNo),
    open: ({ part, messageId, item, body }) =>
      JSON.parse(vault.open(body, bodySeal(part, messageId, item)).toString('utf8')) as WireDocument,
    supplements: { questionsOf: (row) => questionsIn(vault, row), answersOf: (row) => answersIn(vault, row) },
    mask: maskDocument,
    receipts: (recipient, subject) => receiptsAbout({ store: receipts }, recipient, subject),
    drawAgain: (preNo) => drawOf(vault.drawSeed(), preNo),
    stateText: (state) => explainCode(String(state))?.text.zh ?? '',
    assess: (inventory, acceptedMs, annualUsedFen) =>
      assess({ ...assessFactsOf(inventory, acceptedMs), annualUsedFen }, tariffs.at(acceptedMs)),
    tolerances: (atMs) => defaultParameters(atMs).tolerances,
    authenticated: async (declaration, atMs) =>
      (await authenticatedBuyers(authenticationStore(store.pool), vault, [declaration]))(declaration, atMs) !== null,
    tariffEditions: () => tariffs.editions(),
    now: () => clock.now(),
  };
}
