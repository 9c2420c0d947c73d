import { equal } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { judgeAuthority, type Participant, type Qualification } from '../../src/registry/index.ts';
import { judgeMerchant } from '../../src/registry/undertakings.ts';
import {
  AT,
  DAY_MS,
  firm,
  platform,
  seller,
  payment,
  logistics,
  broker,
  paper,
  LICENSED,
  undertaking,
  type Papers,
  registryWith,
  order,
  paid,
  waybill,
  declaration,
  direct,
  judged,
} from '../support/authority.ts';

// C-10, 486号 六: until 2019-03-31 a firm that was there before goes on without the licences; one registered since does not.
suite('transition of early 2019', () => {
  const at = (text: string): number => Date.parse(text);
  const THERE = at('2018-12-31T23:59:59.999+08:00');
  const NEW = at('2019-01-01T00:00:00+08:00');
  const DAYS: readonly (readonly [moment: string, there: string | null, later: string | null])[] = [
    ['2018-12-31T23:59:59.999+08:00', null, null],
    ['2019-01-01T00:00:00+08:00', null, '90200'],
    ['2019-02-15T12:00:00+08:00', null, '90200'],
    ['2019-03-31T23:59:59.999+08:00', null, '90200'],
    ['2019-04-01T00:00:00+08:00', '90200', '90200'],
  ];
  for (const [moment, there, later] of DAYS) {
    const rows = [
      { what: 'a payment', message: paid, signer: payment, of: payment },
      { what: 'a waybill', message: waybill, signer: logistics, of: logistics },
      { what: 'a declaration of direct purchase', message: direct, signer: seller, of: logistics },
    ].flatMap(({ what, of, ...by }) =>
      [THERE, NEW].map((registeredMs) => ({
        ...by,
        name: `${what} without a licence on ${moment}, the firm ${registeredMs === NEW ? 'new' : 'there before'}`,
        held: [],
        firms: [platform, seller, payment, logistics, broker].map((one) =>
          one === of ? { ...one, registeredMs } : one,
        ),
        atMs: at(moment),
        code: registeredMs === THERE ? there : later,
      })),
    );
    // A firm of 2019 signs nothing in 2018.
    judged(rows.filter(({ name }) => !(moment < '2019' && name.endsWith('new'))));
  }
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
    { name: 'a waybill without a licence', message: waybill, signer: logistics, ...held(), code: '90200' },
    {
      name: 'a waybill of a postal enterprise',
      message: waybill,
      signer: logistics,
      ...held(paper('LOGISTICS', 'postalEnterprise')),
      code: null,
    },
    ...(['expressOperator', 'postalEnterprise'] as const).map((kind) => ({
      name: `a declaration of direct purchase whose carrier is ${kind}`,
      message: direct,
      signer: seller,
      ...held(paper('LOGISTICS', kind)),
      code: null,
    })),
    {
      name: 'a declaration of direct purchase whose carrier has a courier licence',
      message: direct,
      signer: seller,
      code: '90200',
    },
    {
      name: 'a declaration of direct purchase on the last day of 2018',
      message: direct,
      signer: seller,
      atMs: Date.parse('2018-12-31T23:59:59.999+08:00'),
      code: null,
    },
    {
      name: 'a bonded declaration whose carrier has nothing',
      message: declaration('SELLER'),
      signer: seller,
      ...held(),
      code: null,
    },
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
      name: 'a declaration by an operator with every undertaking',
      message: declaration('SELLER'),
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
    ['declaration', declaration('SELLER'), seller],
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

// a firm that a document names stands at the moment of acceptance, also where another signs.
suite('firms that a document names', () => {
  const suspended = (one: Participant): Participant => ({
    ...one,
    suspensions: [{ fromMs: AT, untilMs: AT + DAY_MS, reason: '整改' }],
  });
  const without = (code: string, ...more: Participant[]): Papers => ({
    firms: [platform, seller, payment, logistics].filter((one) => one.code !== code).concat(more),
  });
  const operator: Papers = {
    held: [...LICENSED, paper('LOGISTICS', 'expressOperator')],
    undertakings: [undertaking('PAYMENT')],
  };
  const bySeller = { message: order, signer: seller };
  judged([
    { name: 'an order that names an unknown platform', ...bySeller, ...without('PLATFORM'), code: '-10102' },
    {
      name: 'an order that names a platform registered later',
      ...bySeller,
      ...without('PLATFORM', { ...platform, registeredMs: AT + 1 }),
      code: '-10102',
    },
    {
      name: 'an order that names a warehouse as platform',
      ...bySeller,
      ...without('PLATFORM', firm('PLATFORM', 'warehouse')),
      code: '-10101',
    },
    {
      name: 'an order that names a platform which may only export',
      ...bySeller,
      ...without('PLATFORM', { ...platform, registration: 'information' }),
      code: '90204',
    },
    {
      name: 'an order that names a suspended platform',
      ...bySeller,
      ...without('PLATFORM', suspended(platform)),
      code: '90213',
    },
    {
      name: 'an order that names a platform the moment before its suspension',
      ...bySeller,
      ...without('PLATFORM', suspended(platform)),
      atMs: AT - 1,
      code: null,
    },
    {
      name: 'an order that names a platform at the end of its suspension',
      ...bySeller,
      ...without('PLATFORM', suspended(platform)),
      atMs: AT + DAY_MS,
      code: null,
    },
    {
      name: 'an order that names a revoked seller',
      message: order,
      signer: platform,
      ...without('SELLER', { ...seller, revokedMs: AT }),
      code: '90213',
    },
    {
      name: 'a payment an operator transmits for a suspended payment firm',
      message: paid,
      signer: logistics,
      ...operator,
      ...without('PAYMENT', suspended(payment)),
      code: '90213',
    },
    {
      name: 'a payment an operator transmits for one that stands',
      message: paid,
      signer: logistics,
      ...operator,
      code: null,
    },
  ]);
});
