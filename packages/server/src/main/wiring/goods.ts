import type { Inventory } from '@tongguan/ceb';
import type { Clock } from '@tongguan/kernel';
import type { Tariff } from '@tongguan/policy';
import { assessFactsOf, createTariffs } from '../../clearance/index.ts';
import { createGoods, type GoodsDoor } from '../../goods/index.ts';
import { bodySeal } from '../../intake/index.ts';
import { goodsStore, type OpenDeclarationRow } from '../../store/goods/desk.ts';
import type { Store } from '../../store/pool.ts';
import type { Vault } from '../../vault/index.ts';

/** Wires stops, lists, filings and the tariff, which is read again before it is used: an edition may have been loaded. */
export function openGoods(parts: { readonly store: Store; readonly vault: Vault; readonly clock: Clock }): GoodsDoor {
  const { store, vault, clock } = parts;
  const open = ({ part, messageId, item, body }: OpenDeclarationRow): Inventory =>
    JSON.parse(vault.open(body, bodySeal(part, messageId, item)).toString('utf8')) as Inventory;
  const reads = goodsStore(store, open);
  const tariffs = createTariffs();
  const latest = async (): Promise<Tariff> => {
    await tariffs.read(reads);
    return tariffs.latest();
  };
  return createGoods({ store: reads, clock, latest, factsOf: assessFactsOf });
}
