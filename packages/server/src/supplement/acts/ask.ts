import { supplementDue } from '@tongguan/policy';
import { Type } from 'typebox';
import { inventoryOf, reasonOf, reasonsInfo } from '../../clearance/index.ts';
import { closed, defineAct, doneAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import { judgeAsk, judgeQuestions, questionWords, standingOf } from '../decide.ts';
import type { SupplementContext } from '../store.ts';
import { supplementSeal } from '../types.ts';
import { ABOUT, QUESTIONS_MAX, WORDS } from '../fields.ts';

/**
 * An officer asks for a supplementary declaration where what is declared does not decide classification, value or origin
 * (194号 (十五), E-09). The parties get a receipt with lines, kinds and the last day of an answer; the words of the questions are
 * for those who may answer, at their own door.
 */
export const askSupplement: PublicAct<SupplementContext> = defineAct({
  name: 'supplement.ask',
  subject: 'declaration',
  path: 'declarations/:number/supplements',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '要求企业补充申报：逐项号说明归类、价格或原产地的问题',
  en: 'ask the firm for a supplementary declaration: questions by line about classification, value or origin',
  rules: ['E-09'],
  body: closed({
    questions: Type.Array(closed({ ...ABOUT, text: WORDS }), { minItems: 1, maxItems: QUESTIONS_MAX }),
  }),
  async run(act, context) {
    const { store, state, deps } = context;
    const life = context.lifeByPreNo(act.subject);
    if (life === null || life.declaration.preNo !== act.subject) {
      return refusedAct('90042', act.subject, '清单编号 a list');
    }
    const { declaration } = life;
    const { part, serial, preNo, customsCode, agentCode, ebcCode } = declaration;
    const { questions } = act.body;
    const before = await store.supplementsOf(declaration);
    const open = before.find((one) => standingOf(one, declaration.state) === 'open') ?? null;
    const wrong =
      judgeAsk(declaration.state, open) ??
      judgeQuestions(
        questions,
        inventoryOf(life).InventoryList.map(({ gnum }) => gnum),
      );
    if (wrong !== null) return wrong;
    const no = (before.at(-1)?.no ?? 0) + 1;
    const { dueDay, law } = supplementDue(act.atMs);
    const body = deps.vault.seal(
      Buffer.from(JSON.stringify({ questions })),
      supplementSeal('request', declaration, no),
    );
    await store.insertSupplement({
      ...{ part, serial, no, preNo, customsCode, agentCode, ebcCode },
      ...{ actId: act.actId, dueDay, law: law.law, askedBy: act.actor.code, askedMs: act.atMs, body },
    });
    const asked = {
      path: 'InventoryList/gnum',
      found: questionWords(questions),
      allowed: `${dueDay} 前（含当日）答复`,
    };
    state.say(declaration, reasonsInfo([reasonOf({ code: '90036', ...asked })]));
    return doneAct({ preNo, no: String(no), dueOn: dueDay });
  },
});
