import { refusedAct, textIn } from './actBody.ts';
import { listOf, openDossier } from './dossiers.ts';
import type { ActHandler } from './context.ts';

/**
 * Act `quota.dispute`: a consumer says of a list that used their quota that it is not theirs. A dossier against the
 * platform is opened, once a list (F-03, O-05).
 */
export const disputeUse: ActHandler = async (act, context) => {
  const { store } = context;
  const preNo = textIn(act, 'preNo');
  const personKey = Buffer.from(act.subject, 'hex');
  const before = await store.disputeOf(act.part, personKey, preNo);
  if (before !== null) return { done: true, code: '', facts: { caseNo: before } };
  const uses = await store.quotaUsed(act.part, act.subject, preNo);
  if (uses.length === 0) return refusedAct('90042', preNo, '使用过本人额度的清单 a list that used this quota');
  const list = await listOf(context, preNo);
  const against = list?.ebpCode ?? '';
  const dossierNo = await openDossier(context, {
    act,
    kind: 'quota-dispute',
    subject: preNo,
    preNo,
    against,
    customsCode: list?.customsCode ?? null,
    personKey,
  });
  const statement = context.deps.vault.seal(Buffer.from(textIn(act, 'statement')), `dispute/${act.part}/${preNo}`);
  const { part, atMs: openedMs } = act;
  await store.insertDispute({ part, person: personKey, preNo, dossierNo, statement, openedMs });
  return { done: true, code: '', facts: { caseNo: dossierNo } };
};

/** Act `consumer.token`: nothing moves; that a token was issued, by whom and for whom (by keyed hash), is the journal's. */
export const noteToken: ActHandler = async () => ({ done: true, code: '', facts: {} });
