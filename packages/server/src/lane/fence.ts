import type { ArrivalRow, Lease } from './types.ts';
import type { FenceStore } from './store.ts';
import type { Chain } from './chain.ts';
import type { Outbox } from './outbox.ts';
import type { EpochMs } from '@tongguan/kernel';

/** The leases were taken by another lane, or the counters moved without us: nothing of this batch may stay. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** The last statements: what was written is linked, every partition this batch wrote to is still leased, its counters move. */
export async function passFence(
  store: FenceStore,
  batch: { readonly chain: Chain; readonly out: Pick<Outbox, 'touched'>; readonly nowMs: EpochMs },
  arrivals: readonly ArrivalRow[],
  held: ReadonlyMap<number, Lease>,
  fenced: ReadonlySet<number>,
  owner: string,
): Promise<void> {
  const links = await batch.chain.finish((refs) => store.linkedActs(refs), batch.nowMs);
  if (links.length > 0) await store.insertLinks(links);
  const leases = new Set(batch.out.touched());
  // Taking an arrival away is a change as well, whether or not a receipt told about it.
  const linked = links.map(({ part }) => part);
  for (const part of [...fenced, ...linked, ...arrivals.map((arrival) => arrival.part)]) {
    const lease = held.get(part);
    if (lease) leases.add(lease);
  }
  const moved = await store.moveCounters(owner, [...leases]);
  if (moved !== leases.size) throw new LeaseLost('a partition is leased by another lane');
}
