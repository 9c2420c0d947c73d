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
  type DeclarationHistory,
  type HistoryDeps,
  type HistoryReader,
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
import { maskDocument, type Vault } from '../../vault/index.ts';

/** Wires the dependencies of a declaration's history. */
export function openHistories(parts: {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
}): (number: string, reader: HistoryReader) => Promise<DeclarationHistory | null> {
  const { store, vault, clock } = parts;
  const receipts = receiptAboutStore(store);
  const goods = tariffReads(store);
  const tariffs = createTariffs();
  const deps: HistoryDeps = {
    store: historyStore(store, placesOfPreNo),
    open: ({ part, messageId, item, body }) =>
      JSON.parse(vault.open(body, bodySeal(part, messageId, item)).toString('utf8')) as WireDocument,
    mask: maskDocument,
    receipts: (recipient, subject) => receiptsAbout({ store: receipts }, recipient, subject),
    drawAgain: (preNo) => drawOf(vault.drawSeed(), preNo),
    stateText: (state) => explainCode(String(state))?.text.zh ?? '',
    assess: (inventory, acceptedMs, annualUsedFen) =>
      assess({ ...assessFactsOf(inventory, acceptedMs), annualUsedFen }, tariffs.at(acceptedMs)),
    tolerances: (atMs) => {
      const { amountTolerance5, weightTolerance5 } = defaultParameters(atMs);
      return { amount5: amountTolerance5, weight5: weightTolerance5 };
    },
    authenticated: async (declaration, atMs) =>
      (await authenticatedBuyers(authenticationStore(store.pool), vault, [declaration]))(declaration, atMs) !== null,
    tariffEditions: () => tariffs.editions(),
    now: () => clock.now(),
  };
  return async (number, reader) => {
    await tariffs.read(goods);
    return readHistory(deps, number, reader);
  };
}
