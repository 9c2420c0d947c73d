import { dayOf } from '@tongguan/policy';
import { Type } from 'typebox';
import { noted, reasonsInfo } from '../../clearance/index.ts';
import { closed, defineAct, doneAct, NAME, oneOf, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import { judgeAnswer, judgeCapacity } from '../decide.ts';
import { questionsIn } from '../sealed.ts';
import type { SupplementContext } from '../store.ts';
import { CAPACITIES, supplementSeal } from '../types.ts';
import { ABOUT, ATTACHMENTS_MAX, QUESTIONS_MAX, SHA256, WORDS } from '../fields.ts';

const ATTACHMENT = closed({ name: NAME, sha256: SHA256 });

/**
 * The firm answers what it was asked, every question once (194号 (十五), E-09). One answer, which nobody changes any more. After the
 * last day, while nobody has decided, it is still taken and marked late: the law names no other end than the decision.
 */
export const answerSupplement: PublicAct<SupplementContext> = defineAct({
  name: 'supplement.answer',
  subject: 'declaration',
  ownDoor: true,
  roles: ['participant'],
  district: 'anybody',
  zh: '企业答复补充申报',
  en: 'the firm answers a supplementary declaration',
  rules: ['E-09'],
  body: closed({
    no: Type.Integer({ minimum: 1, maximum: 32767 }),
    capacity: oneOf(...CAPACITIES),
    answers: Type.Array(
      closed({
        ...ABOUT,
        facts: WORDS,
        attachments: Type.Optional(Type.Array(ATTACHMENT, { maxItems: ATTACHMENTS_MAX })),
      }),
      { minItems: 1, maxItems: QUESTIONS_MAX },
    ),
  }),
  async run(act, context) {
    const { store, state, deps } = context;
    const declaration = context.lifeByPreNo(act.subject)?.declaration;
    if (declaration?.preNo !== act.subject) return refusedAct('90042', act.subject, '清单编号 a list');
    const { no, capacity, answers } = act.body;
    const stranger = judgeCapacity(act.actor.code, capacity, declaration);
    if (stranger !== null) return stranger;
    const request = (await store.supplementsOf(declaration)).find((one) => one.no === no) ?? null;
    const questions = request === null ? [] : questionsIn(deps.vault, request);
    const wrong = judgeAnswer({ state: declaration.state, request, questions, answers });
    if (wrong !== null || request === null) return wrong ?? refusedAct('90043', String(no), '');
    const late = dayOf(act.atMs) > request.dueDay;
    const { part, serial } = declaration;
    const said = { answers, capacity };
    const body = deps.vault.seal(Buffer.from(JSON.stringify(said)), supplementSeal('answer', declaration, no));
    await store.insertSupplementEvents([
      { part, serial, no, kind: 'answered', byCode: act.actor.code, atMs: act.atMs, late, body },
    ]);
    const note = `第${no}次补充申报已收到${late ? `，逾期（${request.dueDay}）` : ''}`;
    state.say(declaration, reasonsInfo([noted('90036', note)]));
    return doneAct({ preNo: declaration.preNo, no: String(no), late: String(late) });
  },
});
