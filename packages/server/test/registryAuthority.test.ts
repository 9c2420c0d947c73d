import { equal, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CebMessage, Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import type { Delegation, Participant, Qualification, Registry, Role, Undertaking } from '../src/registry/index.ts';
import { judgeAuthority } from '../src/registry/index.ts';
import { judgeMerchant } from '../src/registry/undertakings.ts';

const AT = Date.parse('2019-05-01T10:00:00+08:00');
const DAY_MS = 24 * 60 * 60 * 1000;

const firm = (code: string, ...roles: Role[]): Participant => ({
  code,
  creditCode: '',
  name: code,
  roles,
  registeredMs: 0,
  suspensions: [],
  sandbox: true,
});

const platform = firm('PLATFORM', 'platform');
const seller = firm('SELLER', 'seller', 'domesticAgent');
const payment = firm('PAYMENT', 'paymentFirm');
const logistics = firm('LOGISTICS', 'logisticsFirm');
const broker = firm('BROKER', 'broker');
const otherBroker = firm('OTHERBROKER', 'broker');

const paper = (
  participantCode: string,
  kind: Qualification['kind'],
  more: Partial<Qualification> = {},
): Qualification => ({
  participantCode,
  kind,
  number: 'N1',
  issuer: '发证机关',
  scope: '',
  fromMs: AT - DAY_MS,
  untilMs: null,
  endedMs: null,
  ...more,
});
const LICENSED: readonly Qualification[] = [
  paper('PAYMENT', 'paymentLicence', { scope: '互联网支付、银行卡收单' }),
  paper('LOGISTICS', 'courierLicence'),
];
const undertaking = (principalCode: string, more: Partial<Undertaking> = {}): Undertaking => ({
  kind: 'transmission',
  principalCode,
  giverCode: 'LOGISTICS',
  number: 'U1',
  fromMs: AT - DAY_MS,
  untilMs: null,
  endedMs: null,
  ...more,
});

type Papers = {
  readonly delegations?: readonly Delegation[];
  readonly held?: readonly Qualification[];
  readonly undertakings?: readonly Undertaking[];
};

const registryWith = ({ delegations = [], held = LICENSED, undertakings = [] }: Papers): Registry => ({
  participant: () => null,
  participantByToken: () => null,
  signingKey: () => null,
  signatureVariants: () => [],
  accountBook: () => null,
  delegation: (principal, agent, atMs) =>
    delegations.find(
      (one) =>
        one.principalCode === principal &&
        one.agentCode === agent &&
        atMs >= one.fromMs &&
        (one.untilMs === null || atMs < one.untilMs),
    ) ?? null,
  qualifications: (code) => held.filter(({ participantCode }) => participantCode === code),
  undertakings: (kind, principal, giver) =>
    undertakings.filter((one) => one.kind === kind && one.principalCode === principal && one.giverCode === giver),
  all: () => [],
});

const upTo = (untilMs: number | null): Delegation => ({
  principalCode: 'SELLER',
  agentCode: 'BROKER',
  fromMs: AT - DAY_MS,
  untilMs,
});

/** Only the fields authority looks at; the reader has checked the others before. */
const message = (type: string, document: object): CebMessage =>
  ({ type, guid: '', version: '1.0', documents: [document], baseSubscribe: [] }) as unknown as CebMessage;
const order = message('CEB311Message', {
  OrderHead: { orderNo: 'O1', ebpCode: 'PLATFORM', ebcCode: 'SELLER' },
} as Partial<Order>);
const paid = message('CEB411Message', {
  PaymentHead: { payCode: 'PAYMENT', payTransactionId: 'P1' },
} as Partial<Payment>);
const waybill = message('CEB511Message', {
  LogisticsHead: { logisticsCode: 'LOGISTICS', logisticsNo: 'L1' },
} as Partial<Logistics>);
const list = (agentCode: string): CebMessage =>
  message('CEB621Message', {
    InventoryHead: { orderNo: 'O1', copNo: 'C1', ebcCode: 'SELLER', agentCode },
  } as Partial<Inventory>);

const direct = message('CEB621Message', {
  InventoryHead: {
    orderNo: 'O1',
    copNo: 'C1',
    ebcCode: 'SELLER',
    agentCode: 'SELLER',
    logisticsCode: 'LOGISTICS',
    tradeMode: '9610',
  },
} as Partial<Inventory>);

type Row = Papers & {
  readonly name: string;
  readonly message: CebMessage;
  readonly signer: Participant;
  readonly atMs?: number;
  readonly code: string | null;
};

// A-06, notice 2018 No. 56, table 1, row by row: who may sign which document, and the code of whoever may not.
suite('authority to sign', () => {
  const rows: readonly Row[] = [
    { name: 'an order by its platform', message: order, signer: platform, code: null },
    { name: 'an order by its e-commerce enterprise', message: order, signer: seller, code: null },
    { name: 'an order by the payment firm', message: order, signer: payment, code: '-900310' },
    {
      name: 'an order by a firm of the right number in the wrong role',
      message: order,
      signer: firm('PLATFORM', 'warehouse'),
      code: '-900310',
    },
    {
      name: 'an order by the entrusted broker: the delegation is for lists',
      message: order,
      signer: broker,
      delegations: [upTo(null)],
      code: '-900310',
    },
    { name: 'a payment by its payment firm', message: paid, signer: payment, code: null },
    { name: 'a payment by the seller', message: paid, signer: seller, code: '-900310' },
    { name: 'a payment by another payment firm', message: paid, signer: firm('PAY2', 'paymentFirm'), code: '-900310' },
    { name: 'a waybill by its logistics firm', message: waybill, signer: logistics, code: null },
    { name: 'a waybill by the platform', message: waybill, signer: platform, code: '-900310' },
    { name: 'a list by the e-commerce enterprise itself', message: list('SELLER'), signer: seller, code: null },
    { name: 'a list by the platform', message: list('SELLER'), signer: platform, code: '-621015' },
    {
      name: 'a list by its broker with a delegation',
      message: list('BROKER'),
      signer: broker,
      delegations: [upTo(null)],
      code: null,
    },
    { name: 'a list by its broker without a delegation', message: list('BROKER'), signer: broker, code: '-621015' },
    {
      name: 'a list by its broker one moment before the delegation ends',
      message: list('BROKER'),
      signer: broker,
      delegations: [upTo(AT + 1)],
      code: null,
    },
    {
      name: 'a list by its broker at the moment the delegation ends',
      message: list('BROKER'),
      signer: broker,
      delegations: [upTo(AT)],
      code: '-621015',
    },
    {
      name: 'a list that names the broker, signed by the e-commerce enterprise that entrusted it',
      message: list('BROKER'),
      signer: seller,
      delegations: [upTo(null)],
      code: null,
    },
    {
      name: 'a list that makes a broker declarant who was never entrusted, signed by the enterprise',
      message: list('BROKER'),
      signer: seller,
      code: '-621015',
    },
    {
      name: 'a list of the enterprise signed by the broker it entrusted',
      message: list('SELLER'),
      signer: broker,
      delegations: [upTo(null)],
      code: null,
    },
    {
      name: 'a list of one broker signed by another',
      message: list('BROKER'),
      signer: otherBroker,
      delegations: [upTo(null)],
      code: '-621015',
    },
    {
      name: 'a list by an agent that is no broker',
      message: list('BROKER'),
      signer: firm('BROKER', 'logisticsFirm'),
      delegations: [upTo(null)],
      code: '-621015',
    },
  ];
  judged(rows);
});

// A-03, notice 2018 No. 194 (二): a document is refused from the moment its firm has no licence in force, by number and dates.
suite('licences', () => {
  const held = (...qualifications: Qualification[]): Papers => ({ held: qualifications });
  const by = { message: paid, signer: payment };
  judged([
    { name: 'a payment of a bank', ...by, ...held(paper('PAYMENT', 'financialLicence')), code: null },
    { name: 'a payment without a licence', ...by, ...held(), code: '90200' },
    { name: 'a payment with the licence of another', ...by, ...held(paper('PAY2', 'financialLicence')), code: '90200' },
    {
      name: 'a payment with a licence for other business',
      ...by,
      ...held(paper('PAYMENT', 'paymentLicence', { scope: '银行卡收单' })),
      code: '90201',
    },
    {
      name: 'a payment with a courier licence',
      ...by,
      ...held(paper('PAYMENT', 'courierLicence', { scope: '互联网支付' })),
      code: '90200',
    },
    {
      name: 'a payment one moment before the licence ends',
      ...by,
      ...held(paper('PAYMENT', 'financialLicence', { untilMs: AT + 1 })),
      code: null,
    },
    {
      name: 'a payment at the moment the licence ends',
      ...by,
      ...held(paper('PAYMENT', 'financialLicence', { untilMs: AT })),
      code: '90200',
    },
    {
      name: 'a payment at the moment the licence is withdrawn',
      ...by,
      ...held(paper('PAYMENT', 'financialLicence', { endedMs: AT })),
      code: '90200',
    },
    {
      name: 'a payment before the licence begins',
      ...by,
      ...held(paper('PAYMENT', 'financialLicence', { fromMs: AT + 1 })),
      code: '90200',
    },
    {
      name: 'a payment without a licence on the last day of 2018',
      ...by,
      ...held(),
      atMs: Date.parse('2018-12-31T23:59:59.999+08:00'),
      code: null,
    },
    {
      name: 'a payment without a licence on the first day of 2019',
      ...by,
      ...held(),
      atMs: Date.parse('2019-01-01T00:00:00+08:00'),
      code: '90200',
    },
    { name: 'a waybill without a licence', message: waybill, signer: logistics, ...held(), code: '90200' },
    {
      name: 'a waybill of a postal enterprise',
      message: waybill,
      signer: logistics,
      ...held(paper('LOGISTICS', 'postalEnterprise')),
      code: null,
    },
    ...(['expressOperator', 'postalEnterprise'] as const).map((kind) => ({
      name: `a list of direct purchase whose carrier is ${kind}`,
      message: direct,
      signer: seller,
      ...held(paper('LOGISTICS', kind)),
      code: null,
    })),
    {
      name: 'a list of direct purchase whose carrier has a courier licence',
      message: direct,
      signer: seller,
      code: '90200',
    },
    {
      name: 'a list of direct purchase on the last day of 2018',
      message: direct,
      signer: seller,
      atMs: Date.parse('2018-12-31T23:59:59.999+08:00'),
      code: null,
    },
    { name: 'a bonded list whose carrier has nothing', message: list('SELLER'), signer: seller, ...held(), code: null },
    {
      name: 'a payment without a licence, signed by a stranger: who signs comes first',
      message: paid,
      signer: seller,
      ...held(),
      code: '-900310',
    },
  ]);
});

// A-05, D-05, notices 2018 No. 194 (六) and No. 56: an operator transmits for others what it has undertaken to answer for.
suite('transmission on commission', () => {
  const operator = [...LICENSED, paper('LOGISTICS', 'expressOperator')];
  const by = { message: order, signer: logistics };
  judged([
    {
      name: 'an order by an operator for the platform',
      ...by,
      held: operator,
      undertakings: [undertaking('PLATFORM')],
      code: null,
    },
    {
      name: 'an order by an operator for the seller',
      ...by,
      held: operator,
      undertakings: [undertaking('SELLER')],
      code: null,
    },
    {
      name: 'an order by an operator for somebody else',
      ...by,
      held: operator,
      undertakings: [undertaking('SELLER2')],
      code: '-900310',
    },
    { name: 'an order by an operator without undertaking', ...by, held: operator, code: '-900310' },
    {
      name: 'an order by an operator at the moment its undertaking ends',
      ...by,
      held: operator,
      undertakings: [undertaking('PLATFORM', { endedMs: AT })],
      code: '90202',
    },
    {
      name: 'an order by a courier with an undertaking',
      ...by,
      undertakings: [undertaking('PLATFORM')],
      code: '90203',
    },
    { name: 'an order by a courier', ...by, code: '-900310' },
    {
      name: 'an order by a broker with the qualification of an operator',
      message: order,
      signer: broker,
      held: [paper('BROKER', 'expressOperator')],
      undertakings: [undertaking('PLATFORM', { giverCode: 'BROKER' })],
      code: '-900310',
    },
    {
      name: 'a payment by an operator for the payment firm',
      message: paid,
      signer: logistics,
      held: operator,
      undertakings: [undertaking('PAYMENT')],
      code: null,
    },
    {
      name: 'a payment by an operator for a payment firm without a licence',
      message: paid,
      signer: logistics,
      held: [paper('LOGISTICS', 'postalEnterprise')],
      undertakings: [undertaking('PAYMENT')],
      code: '90200',
    },
    {
      name: 'a list by an operator with every undertaking',
      message: list('SELLER'),
      signer: logistics,
      held: operator,
      undertakings: [undertaking('SELLER'), undertaking('PLATFORM')],
      code: '-621015',
    },
  ]);
});

// information registration is for export; it signs nothing of import, whatever the firm's role.
suite('information registration', () => {
  for (const [name, document, signer] of [
    ['order', order, platform],
    ['payment', paid, payment],
    ['waybill', waybill, logistics],
    ['list', list('SELLER'), seller],
  ] as const) {
    test(`${name}: refused of a firm whose information alone is registered`, () => {
      const refusal = judgeAuthority(registryWith({}), document, 0, { ...signer, registration: 'information' }, AT);
      equal(refusal?.code, '90204');
      equal(judgeAuthority(registryWith({}), document, 0, { ...signer, registration: 'customs' }, AT), null);
    });
  }
});

// where the installation asks for it, an order needs an agreement of platform and seller in force.
suite('agreements of platform and seller', () => {
  const agreement = undertaking('PLATFORM', { kind: 'merchant', giverCode: 'SELLER', untilMs: AT + 1 });
  const parties = { platform: 'PLATFORM', seller: 'SELLER' };
  const place = { path: 'Order[1]/OrderHead/ebcCode', document: 'O1' };
  const judgedAt = (atMs: number, papers: Papers, who = parties): string | null =>
    judgeMerchant(registryWith(papers), who, place, atMs, 'checked')?.code ?? null;
  test('in force, at its end, missing, of another kind, and nobody to sign with', () => {
    equal(judgedAt(AT, { undertakings: [agreement] }), null);
    equal(judgedAt(AT + 1, { undertakings: [agreement] }), '90205');
    equal(judgedAt(AT, {}), '90205');
    equal(judgedAt(AT, { undertakings: [{ ...agreement, kind: 'transmission' }] }), '90205');
    equal(judgedAt(AT, {}, { platform: 'SELLER', seller: 'SELLER' }), null);
  });
  test('without the parameter nothing is refused', () => {
    equal(judgeMerchant(registryWith({}), parties, place, AT), null);
  });
});

function judged(rows: readonly Row[]): void {
  for (const { name, message, signer, atMs = AT, code, ...papers } of rows) {
    test(`${name} is ${code ?? 'allowed'}`, () => {
      const refusal = judgeAuthority(registryWith(papers), message, 0, signer, atMs);
      equal(refusal?.code ?? null, code);
      if (refusal) {
        ok(refusal.path.includes('[1]/'), refusal.path);
        ok(refusal.found !== '' && refusal.allowed !== '' && refusal.document !== undefined);
      }
    });
  }
}
