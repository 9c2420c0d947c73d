import { assert, done, type Outcome } from '@tongguan/kernel';
import type { ActRequest, Elsewhere, Submitted } from '../../office/index.ts';
import { type Applied, CHANGE_KINDS, type RegistryDoor } from '../../registry/index.ts';

/** The registry has no partition. */
const PART = -1;

/** An act about a firm's record: the registry carries it out at once, or asks for a second person (K-03). */
export async function submitChange(registry: RegistryDoor, request: ActRequest): Promise<Outcome<Submitted>> {
  const kind = CHANGE_KINDS.find((one) => one === request.kind);
  assert(kind !== undefined, 'an act of the registry is one of its changes');
  const { number: code, actor, reason, body, actId } = request;
  const { code: by, role } = actor;
  const id = actId === undefined ? {} : { entryId: actId };
  return answered(await registry.change({ kind, code, body, actor: { code: by, role }, reason, ...id }));
}

/** Changes of the registry that two persons decide. */
export function registryProposals(registry: RegistryDoor): Elsewhere {
  return { kinds: CHANGE_KINDS, decide: async (request) => answered(await registry.agree(request)) };
}

/** As every act of the office is answered. */
function answered(outcome: Outcome<Applied>): Outcome<Submitted> {
  if (!outcome.ok) return outcome;
  const { entryId: actId, atMs, writes, proposedUntilMs, declined } = outcome.value;
  const nothing = { part: PART, actId, outcome: null };
  if (declined === true) return done({ ...nothing, declined });
  if (proposedUntilMs !== undefined) return done({ ...nothing, proposedUntilMs });
  const facts = { written: String(writes) };
  return done({ part: PART, actId, outcome: { part: PART, actId, done: true, code: '', facts, atMs } });
}
