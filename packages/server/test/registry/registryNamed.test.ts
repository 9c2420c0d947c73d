import { deepEqual, equal, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { DICTIONARY, type FieldSpec } from '@tongguan/ceb';
import { judgeAuthority, type Participant, type Role } from '../../src/registry/index.ts';
import { AT, DAY_MS, firm, LICENSED, message, registryWith } from '../support/authority.ts';

/** Who signs, and every firm its document names, by element. Each firm has a code of its own. */
type Named = { readonly field: string; readonly role: Role; readonly part: 'acts' | 'acted' };
type Case = { readonly type: string; readonly node: string; readonly signer: string; readonly named: readonly Named[] };

const acts = (field: string, role: Role): Named => ({ field, role, part: 'acts' });
const acted = (field: string, role: Role): Named => ({ field, role, part: 'acted' });
const LATER = [
  acts('agentCode', 'broker'),
  acted('ebpCode', 'platform'),
  acted('ebcCode', 'seller'),
  acted('logisticsCode', 'logisticsFirm'),
];
const CASES: readonly Case[] = [
  {
    type: 'CEB311Message',
    node: 'OrderHead',
    signer: 'ebcCode',
    named: [acts('ebpCode', 'platform'), acts('ebcCode', 'seller'), acts('payCode', 'paymentFirm')],
  },
  {
    type: 'CEB411Message',
    node: 'PaymentHead',
    signer: 'payCode',
    named: [acts('payCode', 'paymentFirm'), acts('ebpCode', 'platform')],
  },
  {
    type: 'CEB511Message',
    node: 'LogisticsHead',
    signer: 'logisticsCode',
    named: [acts('logisticsCode', 'logisticsFirm')],
  },
  { type: 'CEB513Message', node: '', signer: 'logisticsCode', named: [acts('logisticsCode', 'logisticsFirm')] },
  {
    type: 'CEB621Message',
    node: 'InventoryHead',
    signer: 'agentCode',
    named: [
      acts('ebpCode', 'platform'),
      acts('ebcCode', 'seller'),
      acts('agentCode', 'broker'),
      acts('logisticsCode', 'logisticsFirm'),
      acts('assureCode', 'platform'),
      acts('areaCode', 'warehouse'),
    ],
  },
  { type: 'CEB623Message', node: '', signer: 'agentCode', named: LATER },
  { type: 'CEB625Message', node: 'InvtRefundHead', signer: 'agentCode', named: LATER },
  {
    type: 'CEB711Message',
    node: 'DeliveryHead',
    signer: 'operatorCode',
    named: [acts('operatorCode', 'warehouse'), acted('logisticsCode', 'logisticsFirm')],
  },
];

const suspended = { suspensions: [{ fromMs: AT, untilMs: AT + DAY_MS, reason: '整改' }] };
/** What may be wrong with a firm at the moment, and the code for one that acts and for one that acted. */
const WRONG: readonly (readonly [string, (is: Participant) => Participant | null, string, string | null])[] = [
  ['unknown', () => null, '-10102', '-10102'],
  ['registered a moment later', (is) => ({ ...is, registeredMs: AT + 1 }), '-10102', '-10102'],
  [
    'of another kind',
    (is) => ({ ...is, roles: [is.roles.includes('warehouse') ? 'platform' : 'warehouse'] }),
    '-10101',
    '-10101',
  ],
  ['revoked at this moment', (is) => ({ ...is, revokedMs: AT }), '90213', null],
  ['suspended at this moment', (is) => ({ ...is, ...suspended }), '90213', null],
  ['registered for export alone', (is) => ({ ...is, registration: 'information' }), '90204', null],
  [
    'of the kind until a moment ago',
    (is) => ({ ...is, changes: [{ fromMs: AT, name: is.name, roles: [], registration: 'customs' }] }),
    '-10101',
    null,
  ],
  ['revoked a moment later', (is) => ({ ...is, revokedMs: AT + 1 }), '', null],
];

// a message is judged by every firm it names, at the moment of its own acceptance, whoever signs. What is
// asked for after release undoes a trade: the firms of that trade need not stand any more, the applicant does (I-01, I-02).
suite('every firm a message names is judged when the message is accepted', () => {
  for (const { type, node, signer, named } of CASES) {
    const codeOf = (field: string): string => `THE ${field}`;
    const head = Object.fromEntries(named.map(({ field }) => [field, codeOf(field)]));
    const document = message(type, {
      ...(node === '' ? head : { [node]: { orderNo: 'O1', copNo: 'C1', ...head } }),
    });
    const firms = named.map(({ field, role }) => firm(codeOf(field), role));
    const signs = firms.find(({ code }) => code === codeOf(signer)) as Participant;
    const delegations = [
      { principalCode: codeOf('ebcCode'), agentCode: codeOf('agentCode'), fromMs: 0, untilMs: null },
    ];
    const held = LICENSED.map((one) => ({
      ...one,
      participantCode: one.participantCode === 'PAYMENT' ? codeOf('payCode') : codeOf('logisticsCode'),
    }));
    const judgedWith = (others: readonly Participant[]) =>
      judgeAuthority(registryWith({ firms: others, delegations, held }), document, 0, signs, AT);

    test(`${type}: all of them are in order`, () => equal(judgedWith(firms), null));
    for (const { field, part } of named) {
      for (const [wrong, change, now, before] of WRONG) {
        const expected = (part === 'acts' ? now : before) || null;
        test(`${type}/${field} ${wrong}: ${expected ?? 'allowed'}`, () => {
          const changed = firms.flatMap((is) => (is.code === codeOf(field) ? (change(is) ?? []) : is));
          const refusal = judgedWith(changed);
          equal(refusal?.code ?? null, expected);
          if (refusal) ok(refusal.path.endsWith(`/${field}`) && refusal.found.startsWith(codeOf(field)), refusal.path);
        });
      }
    }

    test(`${type}: the dictionary names no other firm`, () => {
      const document = DICTIONARY.get(type)?.document;
      const fields =
        node === ''
          ? document?.children
          : document?.children.flatMap((child) => (child.name === node ? nodes(child) : []));
      const firmsOf = (fields ?? []).filter(
        ({ name, kind }) => kind === 'field' && name.endsWith('Code') && !PLACES.has(name),
      );
      deepEqual(firmsOf.map(({ name }) => name).sort(), named.map(({ field }) => field).sort());
    });
  }
});

/** Codes of a customs district. */
const PLACES: ReadonlySet<string> = new Set(['customsCode', 'portCode']);

function nodes(child: { readonly kind: string }): readonly FieldSpec[] {
  return 'children' in child ? (child.children as readonly FieldSpec[]) : [];
}
