import { suite } from 'node:test';
import {
  AT,
  firm,
  platform,
  seller,
  payment,
  logistics,
  broker,
  otherBroker,
  upTo,
  order,
  paid,
  waybill,
  declaration,
  judged,
  type Row,
} from '../support/authority.ts';

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
      name: 'an order by the entrusted broker: the delegation is for declarations',
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
    {
      name: 'a declaration by the e-commerce enterprise itself',
      message: declaration('SELLER'),
      signer: seller,
      code: null,
    },
    { name: 'a declaration by the platform', message: declaration('SELLER'), signer: platform, code: '-621015' },
    {
      name: 'a declaration by its broker with a delegation',
      message: declaration('BROKER'),
      signer: broker,
      delegations: [upTo(null)],
      code: null,
    },
    {
      name: 'a declaration by its broker without a delegation',
      message: declaration('BROKER'),
      signer: broker,
      code: '-621015',
    },
    {
      name: 'a declaration by its broker one moment before the delegation ends',
      message: declaration('BROKER'),
      signer: broker,
      delegations: [upTo(AT + 1)],
      code: null,
    },
    {
      name: 'a declaration by its broker at the moment the delegation ends',
      message: declaration('BROKER'),
      signer: broker,
      delegations: [upTo(AT)],
      code: '-621015',
    },
    {
      name: 'a declaration that names the broker, signed by the e-commerce enterprise that entrusted it',
      message: declaration('BROKER'),
      signer: seller,
      delegations: [upTo(null)],
      code: null,
    },
    {
      name: 'a declaration that makes a broker declarant who was never entrusted, signed by the enterprise',
      message: declaration('BROKER'),
      signer: seller,
      code: '-621015',
    },
    {
      name: 'a declaration of the enterprise signed by the broker it entrusted',
      message: declaration('SELLER'),
      signer: broker,
      delegations: [upTo(null)],
      code: null,
    },
    {
      name: 'a declaration of one broker signed by another',
      message: declaration('BROKER'),
      signer: otherBroker,
      delegations: [upTo(null)],
      code: '-621015',
    },
    {
      name: 'a declaration by an agent that is no broker',
      message: declaration('BROKER'),
      signer: firm('BROKER', 'logisticsFirm'),
      delegations: [upTo(null)],
      code: '-621015',
    },
  ];
  judged(rows);
});
