import { isDay, dayOf } from '@tongguan/policy';
import { Type } from 'typebox';
import { closed, DAY, defineAct, doneAct, NAME, oneOf, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { AuthenticationContext } from '../context.ts';

const KEY = Type.String({ pattern: '^[0-9a-f]{64}$' });

/**
 * D-05a: that a body authorised for it has authenticated a person, or takes it back, with day and evidence. From then on
 * payer and buyer may differ where this person is the buyer (194号 (九)). Who it is stands here by keyed hash alone.
 */
export const authenticateIdentity: PublicAct<AuthenticationContext> = defineAct({
  name: 'identity.authenticate',
  subject: 'person',
  ownDoor: true,
  roles: ['operator'],
  district: 'anybody',
  zh: '登记订购人身份认证：认证机构、授权依据、日期、凭证',
  en: 'record that an authorised body has authenticated a buyer, or takes it back',
  rules: ['D-02', 'D-05a'],
  body: closed({
    result: oneOf('authenticated', 'withdrawn'),
    nameKey: KEY,
    authority: NAME,
    authorisation: NAME,
    evidence: NAME,
    on: DAY,
    until: Type.Optional(DAY),
  }),
  async run(act, { store }) {
    const { result, nameKey, authority, authorisation, evidence, on, until = null } = act.body;
    const today = dayOf(act.atMs);
    if (!isDay(on) || on > today) return refusedAct('90363', on, `≤ ${today}`);
    if (until !== null && (!isDay(until) || until < on)) return refusedAct('90363', until, `≥ ${on}`);
    await store.insertAuthentication({
      part: act.part,
      actId: act.actId,
      person: Buffer.from(act.subject, 'hex'),
      nameKey: Buffer.from(nameKey, 'hex'),
      ...{ result, authority, authorisation, evidence },
      onDay: on,
      untilDay: until,
      recordedMs: act.atMs,
    });
    return doneAct({ result, authority, on });
  },
});
