import { dayOf, isDay } from '@tongguan/policy';
import { Type } from 'typebox';
import { closed, DAY, defineAct, NAME, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { Act } from '../../office/types.ts';
import type { BondedContext } from '../context.ts';
import { stateText } from '../inbound.ts';
import { BOOK_NO, doneIn, ITEM_NO, itemsUpTo } from '../items.ts';
import { checkEntry, papersOf } from '../rules/entryCheck.ts';
import { INBOUND_STATES, type Inbound } from '../types.ts';

const SHA256 = Type.String({
  minLength: 64,
  maxLength: 64,
  pattern: '^[0-9a-fA-F]{64}$',
  description: '原件的 SHA-256 / of the paper',
});
const PAPER = { number: NAME, sha256: SHA256 };
const CURRENCY = Type.String({ minLength: 3, maxLength: 3 });
const PARTY = Type.String({ minLength: 1, maxLength: 100 });
const DEAL = { seller: PARTY, buyer: PARTY, currency: CURRENCY, total: Type.String({ minLength: 1, maxLength: 25 }) };
const PACKAGES = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const AUTHORISATION = closed({
  ...PAPER,
  brand: PARTY,
  from: DAY,
  until: Type.Optional(DAY),
  giver: PARTY,
  taker: PARTY,
  items: Type.Array(ITEM_NO, { minItems: 1, maxItems: 500 }),
});

/** The papers of the goods beside what is declared of them, before they are in the book (J-08). It may be done again. */
export const checkInbound: PublicAct<BondedContext> = defineAct({
  name: 'inbound.check',
  subject: 'book',
  path: 'books/:number/inbound-checks',
  roles: ['operator', 'officer', 'supervisor'],
  district: 'subject',
  zh: '入区单证核对：合同、发票、装箱单、提运单、品牌授权',
  en: 'check goods on their way in against contract, invoice, packing list, bill of lading, brand authorisations',
  rules: ['J-08'],
  bodyBytesMax: 1024 * 1024,
  body: closed({
    billNo: BOOK_NO,
    contract: closed({ ...PAPER, ...DEAL }),
    invoice: closed({ ...PAPER, ...DEAL, contractNo: NAME, items: itemsUpTo(5000) }),
    packingList: closed({ ...PAPER, packages: PACKAGES, items: itemsUpTo(5000) }),
    billOfLading: closed({ ...PAPER, packages: PACKAGES }),
    brandAuthorisations: Type.Optional(Type.Array(AUTHORISATION, { maxItems: 100 })),
  }),
  async run(act, context) {
    const found = await onItsWay(act, context);
    if ('result' in found) return found.result;
    const { inbound } = found;
    const { billNo, ...papers } = act.body;
    const wrongDay = (papers.brandAuthorisations ?? [])
      .flatMap(({ from, until = from }) => [from, until])
      .find((day) => !isDay(day));
    if (wrongDay !== undefined) return refusedAct('90045', wrongDay, 'brandAuthorisations/from, until: 2026-01-31');
    const lines = await context.store.inboundLines(inbound);
    const differences = checkEntry(papers, { billNo, lines }, dayOf(act.atMs));
    const result = differences.length === 0 ? 'agrees' : 'differs';
    const told = { result, papers: papersOf(papers), differences } as const;
    await context.store.addInboundCheck(inbound, {
      ...told,
      actId: act.actId,
      byCode: act.actor.code,
      atMs: act.atMs,
    });
    return doneIn(act, context, [
      ['result', result],
      ...differences.map((one) => [one.field, `${one.found} ≠ ${one.beside} ${one.expected}`] as const),
    ]);
  },
});

/** The inbound the act names, as long as nothing of it has entered. */
export async function onItsWay(
  act: Pick<Act, 'part' | 'subject'> & { readonly body: { readonly billNo: string } },
  context: BondedContext,
): Promise<{ readonly inbound: Inbound } | { readonly result: ReturnType<typeof refusedAct> }> {
  const { billNo } = act.body;
  const inbound = await context.store.inbound(act.part, act.subject, billNo);
  if (inbound !== null && inbound.state < INBOUND_STATES.entered) return { inbound };
  const found = inbound === null ? billNo : stateText(inbound);
  return { result: refusedAct('90251', found, '尚未入账的提运单 a bill that has not entered yet') };
}
