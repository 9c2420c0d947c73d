import { equal, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CebMessage, Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import type { Delegation, Participant, Registry, Role } from '../src/registry/index.ts';
import { judgeAuthority } from '../src/registry/index.ts';

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

const registryWith = (...delegations: Delegation[]): Registry => ({
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

type Row = {
  readonly name: string;
  readonly message: CebMessage;
  readonly signer: Participant;
  readonly delegations?: readonly Delegation[];
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
  for (const { name, message, signer, delegations = [], code } of rows) {
    test(`${name} is ${code ?? 'allowed'}`, () => {
      const refusal = judgeAuthority(registryWith(...delegations), message, 0, signer, AT);
      equal(refusal?.code ?? null, code);
      if (refusal) {
        ok(refusal.path.includes('[1]/'), refusal.path);
        ok(refusal.found !== '' && refusal.allowed !== '' && refusal.document !== undefined);
      }
    });
  }
});
