import { done, type Outcome, refused, shanghaiIso } from '@tongguan/kernel';
import { type Static, type TString, Type } from 'typebox';
import { closed } from '../../office/defineAct.ts';
import { qualifiedAt } from '../qualified.ts';
import { defineChange } from './defineChange.ts';
import { conflict, notBefore, notPossible, periodOf, plain, subjectAt } from './fields.ts';
import { FROM, NAME, UNTIL } from './schema.ts';
import type { ChangeFacts, ChangeKind, RegistryWrite } from './types.ts';

/** As long as dxpId of a message (dictionary). */
const NODE: TString = Type.String({
  minLength: 1,
  maxLength: 30,
  description: '传输节点，即报文的 dxpId / the transport node, dxpId of messages',
});
const CONNECTOR = closed({ node: NODE, product: NAME, document: NAME, from: FROM, until: Type.Optional(UNTIL) });
const CONNECTOR_END = closed({ node: NODE, from: Type.Optional(FROM) });
type Writes = Outcome<readonly RegistryWrite[]>;

/** B-08: access that was opened for a firm is put on record, with its node and its verified product, and ended. */
export const CONNECTOR_KINDS: readonly ChangeKind[] = [
  defineChange({
    name: 'connector.add',
    path: 'connectors',
    zh: '登记接入：传输节点、经验证的接入产品、授权文号、有效期',
    en: 'record access: transport node, verified product, the paper that opened it, validity',
    body: CONNECTOR,
    rules: ['B-08'],
    decide: addConnector,
  }),
  defineChange({
    name: 'connector.end',
    path: 'connector-ends',
    zh: '终止接入',
    en: 'end the access by a transport node',
    body: CONNECTOR_END,
    rules: ['B-08'],
    decide: endConnector,
  }),
];

/** A node has one client at a time: what overlaps another firm's time is a mistake of one of the two papers. */
function addConnector(facts: ChangeFacts<Static<typeof CONNECTOR>>): Writes {
  const { rows, body, code, nowMs } = facts;
  const period = periodOf(body, nowMs);
  if (!period.ok) return period;
  const found = subjectAt(facts, nowMs);
  if (!found.ok) return found;
  const node = plain(body.node);
  const { fromMs, untilMs } = period.value;
  const other = rows.connectors.find(
    (one) =>
      one.node === node &&
      (one.participantCode !== code || one.fromMs === fromMs) &&
      one.fromMs < (untilMs ?? Infinity) &&
      Math.min(one.untilMs ?? Infinity, one.endedMs ?? Infinity) > fromMs,
  );
  if (other !== undefined) {
    const taken = `${other.participantCode}, ${shanghaiIso(other.fromMs)} …`;
    return refused(conflict('node', node, `该期间未为他人开通的节点 a node that is free then (${taken})`));
  }
  const paper = { node, product: plain(body.product), number: plain(body.document) };
  return done([{ write: 'connector', row: { participantCode: code, ...paper, ...period.value, endedMs: null } }]);
}

function endConnector({ rows, body, code, nowMs }: ChangeFacts<Static<typeof CONNECTOR_END>>): Writes {
  const at = notBefore(body, nowMs);
  if (!at.ok) return at;
  const node = plain(body.node);
  const terms = rows.connectors.filter(
    (one) => one.participantCode === code && one.node === node && qualifiedAt(one, at.value),
  );
  if (terms.length === 0) {
    return refused(notPossible('node', node, '本企业当时有效的传输节点 a node of this firm that is in force then'));
  }
  return done(
    terms.map(({ fromMs }) => ({ write: 'connectorEnd', participantCode: code, node, fromMs, atMs: at.value })),
  );
}
