import { toldOr } from '@tongguan/kernel';
import { belongingTo, carrierAmong, defaultParameters, isStanding, STATES } from '../clearance/index.ts';
import type { Declaration } from '../clearance/types.ts';
import type { HistoryDeps } from './deps.ts';
import type { StoredDocument, WireDocument } from './types.ts';

/** The documents of a declaration as far as they are there, and the names of those that are not. */
export type DocumentsThere = {
  /** The declaration with the documents that have come, whether or not it has been decided. */
  readonly stands: Declaration;
  readonly missing: readonly MissingDocument[];
};

export type MissingDocument = 'order' | 'payment' | 'waybill';

/** Code of a refusal for documents that did not come in time (C-01). */
const NOT_COME = '90001';

/**
 * D-01: which of the other three documents a declaration has. A lane notes them when all are together; until then they are
 * looked up here by the rule that the lane applies, so that the history says the same as the receipt that will say 90001.
 * A declaration that was refused for them keeps what its refusal says, whatever came afterwards.
 */
export async function documentsThere(deps: HistoryDeps, declaration: Declaration): Promise<DocumentsThere> {
  const { order, payment, waybill, part, orderNo } = declaration;
  if (order !== null && payment !== null && waybill !== null) return { stands: declaration, missing: [] };
  const refused = declaration.state === STATES.rejected ? refusedFor(declaration) : [];
  if (refused.length > 0) return { stands: declaration, missing: refused };
  const found = await deps.store.orderCase(part, orderNo);
  const { returnedMayBeDeclared } = defaultParameters(deps.now());
  const carrier = carrierAmong(found.declarations, declaration, (one) => isStanding(one, returnedMayBeDeclared));
  const current = found.documents.flatMap((document) => opened(deps, document));
  const there = belongingTo(current, declaration, carrier !== null);
  const stands = {
    ...declaration,
    order: order ?? there.order ?? null,
    payment: payment ?? there.payment ?? null,
    waybill: waybill ?? there.waybill ?? null,
  };
  const missing = NAMES.filter((name) => stands[name] === null);
  return { stands, missing };
}

const NAMES: readonly MissingDocument[] = ['order', 'payment', 'waybill'];

/** A document that does not open belongs to nothing here; when it is told, its damage is. */
function opened(
  deps: HistoryDeps,
  document: StoredDocument,
): readonly (StoredDocument & { readonly content: WireDocument })[] {
  const content = toldOr<WireDocument, null>(
    () => deps.open(document),
    () => null,
  );
  return content === null ? [] : [{ ...document, content }];
}

/** As the lane wrote them down: `订单 ebpCode=…;支付单 …`. */
function refusedFor({ reasons }: Declaration): readonly MissingDocument[] {
  const found = reasons.filter(({ code }) => code === NOT_COME).map((reason) => reason.found);
  const words: Readonly<Record<MissingDocument, string>> = { order: '订单', payment: '支付单', waybill: '运单' };
  return NAMES.filter((name) => found.some((text) => text.split(';').some((one) => one.startsWith(words[name]))));
}
