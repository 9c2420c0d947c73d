import { Type } from 'typebox';
import { closed, defineAct, doneAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { ConsumerContext } from '../context.ts';

/**
 * A consumer disputes a declaration that used their quota. Opens a dossier against the platform, one per declaration (F-03,
 * O-05).
 */
export const disputeUse: PublicAct<ConsumerContext> = defineAct({
  name: 'quota.dispute',
  subject: 'person',
  ownDoor: true,
  roles: ['consumer'],
  district: 'anybody',
  zh: '消费者：“不是我买的”',
  en: 'a consumer says "not mine"',
  rules: ['F-03', 'O-05'],
  body: closed({
    preNo: Type.String({ minLength: 1, maxLength: 18 }),
    statement: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  async run(act, context) {
    const { store } = context;
    const { preNo } = act.body;
    const personKey = Buffer.from(act.subject, 'hex');
    const before = await store.disputeOf(act.part, personKey, preNo);
    if (before !== null) return doneAct({ caseNo: before });
    const uses = await store.quotaUsed(act.part, act.subject, preNo);
    if (uses.length === 0) return refusedAct('90042', preNo, '使用过本人额度的清单 a list that used this quota');
    const declaration = await context.declarationByPreNo(preNo);
    const against = declaration?.ebpCode ?? '';
    const dossierNo = await context.openDossier({
      act,
      kind: 'quota-dispute',
      subject: preNo,
      preNo,
      against,
      customsCode: declaration?.customsCode ?? null,
      personKey,
    });
    const statement = context.deps.vault.seal(Buffer.from(act.body.statement), `dispute/${act.part}/${preNo}`);
    const { part, atMs: openedMs } = act;
    await store.insertDispute({ part, person: personKey, preNo, dossierNo, statement, openedMs });
    return doneAct({ caseNo: dossierNo });
  },
});
