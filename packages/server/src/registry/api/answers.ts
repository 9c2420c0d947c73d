import { type Static, Type } from 'typebox';
import { closed, list, mapOf, maybe, moment, named, oneOf, orNull, text, truth } from '../../gateway/schemas/index.ts';

const ROLES = ['platform', 'seller', 'domesticAgent', 'paymentFirm', 'logisticsFirm', 'broker', 'warehouse'] as const;
const roles = list(oneOf(ROLES));
const registration = maybe(oneOf(['customs', 'information']));
const standing = oneOf(['registered', 'suspended', 'revoked', 'future']);
const dates = { from: moment, until: orNull(moment) };
/** `until` is the first moment it no longer counts. */
const onRecord = { ...dates, state: oneOf(['future', 'valid', 'ended']) };

const firm = { code: text('海关十位编码 / customs code'), creditCode: text(), name: text(), roles, registration };

export const Participants = named('Participants', {
  participants: list(closed({ ...firm, standing })),
});
export type ParticipantLine = Static<typeof Participants>['participants'][number];

export const ParticipantRecord = named(
  'ParticipantRecord',
  {
    ...firm,
    registered: moment,
    standing,
    sandbox: truth,
    events: list(closed({ kind: text(), ...dates, reason: text() })),
    changes: list(closed({ from: moment, name: text(), roles, registration, reason: text() })),
    qualifications: list(closed({ kind: text(), document: text(), issuer: text(), scope: text(), ...onRecord })),
    transitions: list(
      closed({ document: text(), ...onRecord }),
      '过渡期例外：其间不要求许可 / exceptions of the transition: days without licence (C-10)',
    ),
    delegations: list(closed({ principal: text(), agent: text(), ...onRecord })),
    undertakings: list(closed({ kind: text(), principal: text(), giver: text(), document: text(), ...onRecord })),
    connectors: list(closed({ node: text(), product: text(), document: text(), ...onRecord })),
    returnCentres: list(
      closed({ document: text(), customsCode: text(), area: text(), video: text(), system: text(), ...onRecord }),
    ),
    certificates: list(closed({ keyName: text(), algorithm: text(), ...onRecord })),
    accountBooks: list(text(), '仓储账册 / books of its warehouses'),
  },
  '一家企业的全部在册资料 / everything on record about a firm',
);
export type RecordAnswer = Static<typeof ParticipantRecord>;

export const Expiring = named('Expiring', {
  expiring: list(
    closed({
      what: oneOf([
        'certificate',
        'qualification',
        'transition',
        'delegation',
        'undertaking',
        'connector',
        'guarantee',
      ]),
      participant: text(),
      number: text(),
      ends: moment,
    }),
  ),
});

/** The body of a requested change. Several types in one list are written by a comparison each. */
const fact = Type.Unsafe<string | number | boolean | null | readonly string[]>({
  type: ['string', 'number', 'boolean', 'null', 'array'],
  items: { type: 'string' },
});
export type Fact = Static<typeof fact>;

export const RegistryJournal = named('RegistryJournal', {
  entries: list(
    closed({
      entryId: text(),
      kind: text(),
      participantCode: text(),
      actor: text(),
      role: text(),
      reason: text(),
      at: moment,
      facts: mapOf(fact, '变更的内容，按名称 / what was asked, by name'),
    }),
  ),
});
