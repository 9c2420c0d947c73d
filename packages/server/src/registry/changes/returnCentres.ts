import { done, type Outcome, refused, shanghaiIso } from '@tongguan/kernel';
import { type Static, Type } from 'typebox';
import { closed } from '../../office/defineAct.ts';
import { REGISTRY_CODES } from '../errors.ts';
import { qualifiedAt } from '../qualified.ts';
import { roleWords } from '../roleWords.ts';
import type { Role } from '../types.ts';
import { defineChange } from './defineChange.ts';
import { conflict, notBefore, notPossible, periodOf, plain, subjectAt } from './fields.ts';
import { FROM, NAME, UNTIL } from './schema.ts';
import type { ChangeFacts, ChangeKind, RegistryWrite } from './types.ts';

const CENTRE = closed({
  document: NAME,
  customsCode: Type.String({ minLength: 4, maxLength: 4, pattern: '^[0-9]{4}$' }),
  area: NAME,
  video: NAME,
  system: NAME,
  from: FROM,
  until: Type.Optional(UNTIL),
});
const CENTRE_END = closed({ document: NAME, from: Type.Optional(FROM) });
type Writes = Outcome<readonly RegistryWrite[]>;

/** 公告2021年第70号 一: the seller's agent, or the warehouse enterprise inside the area that it entrusts. */
const KEEPERS: readonly Role[] = ['domesticAgent', 'warehouse'];

/** I-04: return-centre warehouses are put on record with area, video and warehouse systems, and ended. */
export const RETURN_CENTRE_KINDS: readonly ChangeKind[] = [
  defineChange({
    name: 'return-centre.add',
    path: 'return-centres',
    zh: '登记退货中心仓：编号、区域关区、区域名称、联网视频与仓储系统、有效期',
    en: 'record a return-centre warehouse: number, customs and name of its area, networked video, warehouse system, validity',
    body: CENTRE,
    rules: ['I-04'],
    decide: addCentre,
  }),
  defineChange({
    name: 'return-centre.end',
    path: 'return-centre-ends',
    zh: '终止退货中心仓',
    en: 'end a return-centre warehouse',
    body: CENTRE_END,
    rules: ['I-04'],
    decide: endCentre,
  }),
];

function addCentre(facts: ChangeFacts<Static<typeof CENTRE>>): Writes {
  const { rows, body, code, nowMs } = facts;
  const period = periodOf(body, nowMs);
  if (!period.ok) return period;
  const found = subjectAt(facts, nowMs);
  if (!found.ok) return found;
  if (!found.value.roles.some((role) => KEEPERS.includes(role))) {
    const has = `${code} (${roleWords(found.value.roles)})`;
    return refused({ code: REGISTRY_CODES.invalidRole, path: 'number', found: has, allowed: roleWords(KEEPERS) });
  }
  const number = plain(body.document);
  const { fromMs, untilMs } = period.value;
  const other = rows.returnCentres.find(
    (one) =>
      one.number === number &&
      one.fromMs < (untilMs ?? Infinity) &&
      Math.min(one.untilMs ?? Infinity, one.endedMs ?? Infinity) > fromMs,
  );
  if (other !== undefined) {
    return refused(conflict('document', number, `未登记的编号 a free number (${shanghaiIso(other.fromMs)} …)`));
  }
  const place = { customsCode: body.customsCode, area: plain(body.area) };
  const systems = { video: plain(body.video), system: plain(body.system) };
  const row = { participantCode: code, number, ...place, ...systems, ...period.value, endedMs: null };
  return done([{ write: 'returnCentre', row }]);
}

function endCentre({ rows, body, code, nowMs }: ChangeFacts<Static<typeof CENTRE_END>>): Writes {
  const at = notBefore(body, nowMs);
  if (!at.ok) return at;
  const number = plain(body.document);
  const terms = rows.returnCentres.filter(
    (one) => one.participantCode === code && one.number === number && qualifiedAt(one, at.value),
  );
  if (terms.length === 0) {
    return refused(
      notPossible('document', number, '本企业当时有效的退货中心仓 a centre of this firm that is in force then'),
    );
  }
  return done(terms.map(({ fromMs }) => ({ write: 'returnCentreEnd', number, fromMs, atMs: at.value })));
}
