import { type EpochMs, type Fen, parseFen } from '@tongguan/kernel';
import { dayOf, fourEyesProposalHours, fourEyesWithdrawal, valueOn } from '@tongguan/policy';

/** Why an act needs a second person, and for which bodies. */
export type FourEyesRule = {
  readonly zh: string;
  readonly en: string;
  /** `earlierFen`: what one person alone has done of this kind to this subject on the day. */
  readonly applies: (body: Readonly<Record<string, unknown>>, atMs: EpochMs, earlierFen: Fen) => boolean;
  /** Amounts of a day count together: many small ones are a large one. */
  readonly countsDay?: true;
};

const ALWAYS = (): boolean => true;

/**
 * K-03: acts that one person asks for and another carries out. No notice read says which; these are the installation's
 * choice: what stops a whole trade, lets goods pass unchecked, or gives much money back.
 */
export const FOUR_EYES: ReadonlyMap<string, FourEyesRule> = new Map<string, FourEyesRule>([
  ['declaration.contingency', { zh: '应急放行', en: 'goods pass unchecked', applies: ALWAYS }],
  ['goods.stop', { zh: '停止商品进口', en: 'a whole trade stops', applies: ALWAYS }],
  ['goods.resume', { zh: '恢复商品进口', en: 'a stopped trade begins again', applies: ALWAYS }],
  ['goods.list', { zh: '更换正面清单', en: 'what may be sold changes for everybody', applies: ALWAYS }],
  ['guarantee.withdraw', { zh: '退还大额担保', en: 'much guarantee is given back', applies: isLarge, countsDay: true }],
  [
    'guarantee.release',
    { zh: '解除整项或大额担保', en: 'an instrument, or much of it, is given back', applies: isWholeOrLarge },
  ],
  ['queue.give-up', { zh: '放弃搁置项', en: 'what somebody sent is not worked on any more', applies: ALWAYS }],
  ['refund.pay', { zh: '退还大额税款', en: 'much tax is paid back', applies: isLarge }],
]);

/** Whether this act, with this body, is only proposed by the first person who asks for it. */
export function needsSecondPerson(
  kind: string,
  body: Readonly<Record<string, unknown>>,
  atMs: EpochMs,
  earlierFen: Fen = 0n,
  rules: ReadonlyMap<string, FourEyesRule> = FOUR_EYES,
): boolean {
  return rules.get(kind)?.applies(body, atMs, earlierFen) ?? false;
}

/** A proposal nobody decided on is void from this moment. */
export function expiryOf(atMs: EpochMs): EpochMs {
  return atMs + valueOn(fourEyesProposalHours, dayOf(atMs)) * 60 * 60 * 1000;
}

/** Without an amount all of it is meant, which may be any amount. */
function isWholeOrLarge(body: Readonly<Record<string, unknown>>, atMs: EpochMs, earlierFen: Fen): boolean {
  return body['amount'] === undefined || isLarge(body, atMs, earlierFen);
}

/** An amount that cannot be read is the lane's to refuse. */
function isLarge(body: Readonly<Record<string, unknown>>, atMs: EpochMs, earlierFen: Fen): boolean {
  const amountFen = typeof body['amount'] === 'string' ? parseFen(body['amount']) : null;
  return amountFen !== null && amountFen + earlierFen >= valueOn(fourEyesWithdrawal, dayOf(atMs));
}
