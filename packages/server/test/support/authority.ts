import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { CebMessage, Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import type {
  Connector,
  Delegation,
  Participant,
  Qualification,
  Registry,
  Role,
  Transition,
  Undertaking,
} from '../../src/registry/index.ts';
import { judgeAuthority } from '../../src/registry/index.ts';

export const AT = Date.parse('2019-05-01T10:00:00+08:00');
export const DAY_MS = 24 * 60 * 60 * 1000;

export const firm = (code: string, ...roles: Role[]): Participant => ({
  code,
  creditCode: '',
  name: code,
  roles,
  registeredMs: 0,
  suspensions: [],
  sandbox: true,
});

export const platform = firm('PLATFORM', 'platform');
export const seller = firm('SELLER', 'seller', 'domesticAgent');
export const payment = firm('PAYMENT', 'paymentFirm');
export const logistics = firm('LOGISTICS', 'logisticsFirm');
export const broker = firm('BROKER', 'broker');
export const otherBroker = firm('OTHERBROKER', 'broker');

export const paper = (
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
export const LICENSED: readonly Qualification[] = [
  paper('PAYMENT', 'paymentLicence', { scope: '互联网支付、银行卡收单' }),
  paper('LOGISTICS', 'courierLicence'),
];
export const undertaking = (principalCode: string, more: Partial<Undertaking> = {}): Undertaking => ({
  kind: 'transmission',
  principalCode,
  giverCode: 'LOGISTICS',
  number: 'U1',
  fromMs: AT - DAY_MS,
  untilMs: null,
  endedMs: null,
  ...more,
});

export type Papers = {
  /** Who is on record; everybody by default. */
  readonly firms?: readonly Participant[];
  readonly delegations?: readonly Delegation[];
  readonly held?: readonly Qualification[];
  readonly undertakings?: readonly Undertaking[];
  readonly transitions?: readonly Transition[];
  readonly connectors?: readonly Connector[];
};

const EVERYBODY: readonly Participant[] = [platform, seller, payment, logistics, broker];

export const registryWith = ({
  firms = EVERYBODY,
  delegations = [],
  held = LICENSED,
  undertakings = [],
  transitions = [],
  connectors = [],
}: Papers): Registry => ({
  participant: (code) => firms.find((one) => one.code === code) ?? null,
  participantByToken: () => null,
  signingKey: () => null,
  signatureVariants: () => [],
  accountBook: () => null,
  returnCentres: () => [],
  connectors: (node) => connectors.filter((one) => one.node === node),
  delegation: (principal, agent, atMs) =>
    delegations.find(
      (one) =>
        one.principalCode === principal &&
        one.agentCode === agent &&
        atMs >= one.fromMs &&
        (one.untilMs === null || atMs < one.untilMs),
    ) ?? null,
  qualifications: (code) => held.filter(({ participantCode }) => participantCode === code),
  transitions: (code) => transitions.filter(({ participantCode }) => participantCode === code),
  undertakings: (kind, principal, giver) =>
    undertakings.filter((one) => one.kind === kind && one.principalCode === principal && one.giverCode === giver),
  all: () => [],
});

export const upTo = (untilMs: number | null): Delegation => ({
  principalCode: 'SELLER',
  agentCode: 'BROKER',
  fromMs: AT - DAY_MS,
  untilMs,
});

/** Only the fields authority looks at; the reader has checked the others before. */
export const message = (type: string, document: object): CebMessage =>
  ({ type, guid: '', version: '1.0', documents: [document], baseSubscribe: [] }) as unknown as CebMessage;
export const order = message('CEB311Message', {
  OrderHead: { orderNo: 'O1', ebpCode: 'PLATFORM', ebcCode: 'SELLER' },
} as Partial<Order>);
export const paid = message('CEB411Message', {
  PaymentHead: { payCode: 'PAYMENT', payTransactionId: 'P1' },
} as Partial<Payment>);
export const waybill = message('CEB511Message', {
  LogisticsHead: { logisticsCode: 'LOGISTICS', logisticsNo: 'L1' },
} as Partial<Logistics>);
export const declaration = (agentCode: string): CebMessage =>
  message('CEB621Message', {
    InventoryHead: { orderNo: 'O1', copNo: 'C1', ebcCode: 'SELLER', agentCode },
  } as Partial<Inventory>);

export const direct = message('CEB621Message', {
  InventoryHead: {
    orderNo: 'O1',
    copNo: 'C1',
    ebcCode: 'SELLER',
    agentCode: 'SELLER',
    logisticsCode: 'LOGISTICS',
    tradeMode: '9610',
  },
} as Partial<Inventory>);

export type Row = Papers & {
  readonly name: string;
  readonly message: CebMessage;
  readonly signer: Participant;
  readonly atMs?: number;
  readonly code: string | null;
};

/** One test a row: allowed, or refused with this code at a place in its document. */
export function judged(rows: readonly Row[]): void {
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
