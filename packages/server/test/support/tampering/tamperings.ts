import {
  CHAIN,
  BALANCES,
  QUOTA_USED,
  WHOSE_QUOTA,
  QUANTITY,
  QUANTITY_GRANT,
  GUARANTEE,
  STOCK,
  BOOK_ACTS,
  INSTRUMENTS,
  STUCK,
  STATE,
  DOCUMENTS,
  ANSWERED,
  BILLS,
  BILL_COLUMNS,
  LINES,
  MOMENTS,
  DEMANDS,
  DEMAND_NUMBER,
  PAYMENT,
  SKIPPED,
  COUNTERS,
  ENDINGS,
  declaration,
  of,
  own,
  row,
  type Tampering,
} from './tampering.ts';

import { CHAINS, OFFICE, RECEIVED, TOLD } from './tamperingsOfJournals.ts';

/** What is held and posted of one declaration, less by one, in entries and account alike. */
const lowered = (book: number, orderNo: string, column: string, kinds: string): readonly string[] => [
  `UPDATE ledger_account a SET ${column} = ${column} - 1 FROM ledger_entry e
   WHERE e.${own(book, orderNo).replace(' AND ', ' AND e.')} AND e.kind IN (${kinds}) AND a.part = e.part AND a.book = e.book AND a.account = e.account`,
  `UPDATE ledger_entry SET amount = amount - 1 WHERE ${own(book, orderNo)} AND kind IN (2, 3)`,
];

const granted = (book: number, account: string, key: string): readonly string[] => [
  `INSERT INTO ledger_entry (part, book, account, entry_key, kind, amount, request_hash, reference, at_ms)
   SELECT part, book, account, '${key}', 1, 7, '\\x010000000000000007', 'invented', 0 FROM ledger_account
   WHERE book = ${book} AND account = '${account}'`,
  `UPDATE ledger_account SET granted = granted + 7 WHERE book = ${book} AND account = '${account}'`,
];

/** An account like this one that is certainly another: keys of persons are hexadecimal and differ with every vault. */
const OF_ANOTHER = "translate(left(account, 1), '0123456789abcdef', '123456789abcdef0') || substr(account, 2)";

const LEDGERS: readonly Tampering[] = [
  row('a quota balance', BALANCES, 'UPDATE ledger_account SET posted = posted - 1 WHERE book = 1 AND posted > 0'),
  row('a stock balance', BALANCES, 'UPDATE ledger_account SET granted = granted + 1 WHERE book = 3'),
  row(
    'an account deleted',
    BALANCES,
    `DELETE FROM ledger_account WHERE book = 1 AND account = (SELECT account FROM ledger_entry WHERE ${own(1, 'A1')} LIMIT 1)`,
  ),
  row('an entry deleted', BALANCES, `DELETE FROM ledger_entry WHERE ${own(1, 'A1')} AND kind = 3`),
  row(
    'an entry deleted and its account mended',
    QUOTA_USED,
    `UPDATE ledger_account a SET posted = posted - e.amount, reserved = reserved + e.amount FROM ledger_entry e
     WHERE e.book = 1 AND e.reference = ${declaration('A1')} AND e.kind = 3 AND a.part = e.part AND a.book = 1 AND a.account = e.account`,
    `DELETE FROM ledger_entry WHERE ${own(1, 'A1')} AND kind = 3`,
  ),
  row(
    'quota moved to another person, in entries and accounts',
    WHOSE_QUOTA,
    `UPDATE ledger_account SET account = ${OF_ANOTHER} WHERE book = 1 AND account = (SELECT DISTINCT account FROM ledger_entry WHERE ${own(1, 'A1')})`,
    `UPDATE ledger_entry SET account = ${OF_ANOTHER} WHERE book = 1 AND account = (SELECT DISTINCT account FROM ledger_entry WHERE ${own(1, 'A1')})`,
  ),
  row(
    'the quota of a person raised, in entry and account',
    CHAIN,
    'UPDATE ledger_account SET granted = granted + 1 WHERE book = 1',
    `UPDATE ledger_entry SET amount = amount + 1, request_hash = decode('01' || lpad(to_hex(amount + 1), 16, '0'), 'hex') WHERE book = 1 AND kind = 1`,
  ),
  row(
    'a quota granted twice, in entry and account',
    WHOSE_QUOTA,
    `INSERT INTO ledger_entry (part, book, account, entry_key, kind, amount, request_hash, reference, at_ms)
     SELECT part, book, account, 'again', 1, 7, '\\x010000000000000007', 'again', 0 FROM ledger_account WHERE book = 1`,
    'UPDATE ledger_account SET granted = granted + 7 WHERE book = 1',
  ),
  row('a yearly quantity lowered, in hold, post and account', QUANTITY, ...lowered(5, 'Q2', 'posted', '3')),
  row(
    'a yearly quantity moved to another person, in entries and accounts',
    QUANTITY,
    `UPDATE ledger_account SET account = ${OF_ANOTHER} WHERE book = 5`,
    `UPDATE ledger_entry SET account = ${OF_ANOTHER} WHERE book = 5`,
  ),
  row(
    'a yearly quantity said to be less in the bill',
    QUANTITY,
    `UPDATE tax_bill SET lines = replace(lines, '"quantity5":"50000"', '"quantity5":"40000"') WHERE ${of('Q2')}`,
  ),
  row(
    'a yearly quantity raised by nobody, in entry and account',
    QUANTITY_GRANT,
    `INSERT INTO ledger_entry (part, book, account, entry_key, kind, amount, request_hash, reference, at_ms)
     SELECT part, book, account, 'again', 1, 7, '\\x010000000000000007', 'again', 0 FROM ledger_account WHERE book = 5`,
    'UPDATE ledger_account SET granted = granted + 7 WHERE book = 5',
  ),
  row('a hold lowered, in entry and account', GUARANTEE, ...lowered(2, 'A1', 'reserved', '2')),
  row(
    'the stock of a released declaration lowered, in hold, post and account',
    CHAIN,
    ...lowered(3, 'A1', 'posted', '3'),
  ),
  row(
    'the stock entries of a released declaration deleted, the account mended',
    STOCK,
    `UPDATE ledger_account a SET posted = posted - e.amount FROM ledger_entry e
     WHERE e.book = 3 AND e.reference = ${declaration('A1')} AND e.kind = 3 AND a.part = e.part AND a.book = 3 AND a.account = e.account`,
    `DELETE FROM ledger_entry WHERE ${own(3, 'A1')}`,
  ),
  row(
    'a stock entry moved to another item, with its amounts',
    CHAIN,
    `UPDATE ledger_account SET posted = posted - 1 WHERE book = 3 AND account LIKE 'T3301W000001/ITEM01'`,
    `UPDATE ledger_entry SET account = 'T3301W000001/ITEM02' WHERE ${own(3, 'A1')}`,
  ),
  row(
    'a loss removed, in entry and account',
    /what an act took out of a book/,
    `UPDATE ledger_account a SET granted = granted + e.amount FROM ledger_entry e
     WHERE e.book = 3 AND e.reference = 'book.loss' AND a.part = e.part AND a.book = 3 AND a.account = e.account`,
    `DELETE FROM ledger_entry WHERE book = 3 AND reference = 'book.loss'`,
  ),
  row('a grant of stock invented, in entry and account', BOOK_ACTS, ...granted(3, 'T3301W000001/ITEM01', 'E9')),
  row('a deposit invented, in entry and account', INSTRUMENTS, ...granted(2, '3301960002', 'deposit/E9')),
  row(
    'the request of an entry',
    /says what it was asked for/,
    `UPDATE ledger_entry SET request_hash = '\\x00' WHERE kind = 3`,
  ),
  row('the time of an entry', CHAIN, 'UPDATE ledger_entry SET at_ms = at_ms + 1 WHERE kind = 3'),
  row(
    'what a use of quota is for',
    QUOTA_USED,
    `UPDATE ledger_entry SET reference = 'B000' WHERE ${own(1, 'A1')} AND kind = 3`,
  ),
  row(
    'an entry of no lane since the chain began',
    /since the chain of their part began/,
    `INSERT INTO ledger_entry (part, book, account, entry_key, kind, amount, request_hash, reference, at_ms)
     SELECT part, 3, 'X/Y', 'k', 7, 0, '\\x070000000000000000', 'book.loss', at_ms + 1 FROM journal_chain WHERE link = 1`,
  ),
];

const DECLARATIONS: readonly Tampering[] = [
  row('800 → 100', QUOTA_USED, `UPDATE declaration SET state = 100 WHERE order_no = 'A1'`),
  row('100 → 800', STATE, `UPDATE declaration SET state = 800 WHERE order_no = 'N1'`),
  row('800 → 120, at work nowhere', STUCK, `UPDATE declaration SET state = 120 WHERE order_no = 'A1'`),
  row('3 → 120, at work nowhere', STUCK, `UPDATE declaration SET state = 120 WHERE order_no = 'N2'`),
  row('3 → 2, at work nowhere', STUCK, `UPDATE declaration SET state = 2 WHERE order_no = 'N2'`),
  row(
    'held in 300 without its work',
    /reserved by its work/,
    `UPDATE declaration SET state = 300 WHERE order_no = 'N5'`,
    `DELETE FROM clearing_work WHERE ${of('N5')}`,
  ),
  row(
    'a deadline removed: it waits for ever',
    STUCK,
    `UPDATE declaration SET deadline_ms = NULL WHERE order_no = 'N2'`,
  ),
  row('declaration.quota_fen', QUOTA_USED, `UPDATE declaration SET quota_fen = quota_fen + 1 WHERE order_no = 'A1'`),
  row('declaration.quota_year', WHOSE_QUOTA, `UPDATE declaration SET quota_year = 2025 WHERE order_no = 'A1'`),
  row('declaration.person_key', WHOSE_QUOTA, `UPDATE declaration SET person_key = '\\x00' WHERE order_no = 'A1'`),
  row(
    'declaration.value_added_tax_fen',
    BILLS,
    `UPDATE declaration SET value_added_tax_fen = value_added_tax_fen + 1 WHERE order_no = 'A1'`,
  ),
  row(
    'tax of declaration and bill lowered together',
    GUARANTEE,
    `UPDATE declaration SET value_added_tax_fen = value_added_tax_fen - 1 WHERE order_no = 'A1'`,
    `UPDATE tax_bill SET value_added_tax_fen = value_added_tax_fen - 1 WHERE ${of('A1')}`,
  ),
  row(
    'declaration.dutiable_fen',
    LINES,
    `UPDATE declaration SET dutiable_fen = dutiable_fen + 1 WHERE order_no = 'A1'`,
  ),
  row(
    'declaration.assure_code',
    BILL_COLUMNS,
    `UPDATE declaration SET assure_code = '3301960001' WHERE order_no = 'A1'`,
  ),
  row(
    'declaration.accepted_ms',
    DOCUMENTS,
    `UPDATE declaration SET accepted_ms = accepted_ms + 1 WHERE order_no = 'A1'`,
  ),
  row(
    'declaration.received_ms',
    DOCUMENTS,
    `UPDATE declaration SET received_ms = received_ms + 1 WHERE order_no = 'A1'`,
  ),
  row('declaration.decided_ms', MOMENTS, `UPDATE declaration SET decided_ms = decided_ms + 1 WHERE order_no = 'A1'`),
  row('cancelled → nothing', ENDINGS, `UPDATE declaration SET ending = NULL WHERE ending = 'cancelled'`),
  row('nothing → returned', ENDINGS, `UPDATE declaration SET ending = 'returned' WHERE order_no = 'A1'`),
  row('declaration.order_no', DOCUMENTS, `UPDATE declaration SET order_no = 'A9' WHERE order_no = 'A1'`),
  row(
    'a declaration that points nowhere',
    DOCUMENTS,
    `UPDATE declaration SET list_message = '00000000-0000-4000-8000-000000000009' WHERE order_no = 'A1'`,
  ),
  row(
    'an order that points nowhere',
    DOCUMENTS,
    `UPDATE declaration SET order_message = '00000000-0000-4000-8000-000000000009' WHERE order_no = 'A1'`,
  ),
  row('a refused declaration deleted', ANSWERED, `DELETE FROM declaration WHERE order_no = 'N1'`),
  row('a waiting declaration deleted', ANSWERED, `DELETE FROM declaration WHERE order_no = 'N2'`),
  row(
    'a second release of one order, with its bill',
    COUNTERS,
    `CREATE TEMP TABLE second ON COMMIT DROP AS SELECT * FROM declaration WHERE order_no = 'A1'`,
    `UPDATE second SET serial = serial + 1000, pre_no = 'B20260601999999999', cop_no = 'C9'`,
    'INSERT INTO declaration SELECT * FROM second',
    `CREATE TEMP TABLE second_bill ON COMMIT DROP AS SELECT * FROM tax_bill WHERE ${of('A1')}`,
    'UPDATE second_bill SET serial = serial + 1000',
    'INSERT INTO tax_bill SELECT * FROM second_bill',
  ),
  row('parked work deleted', /keep their holds/, `DELETE FROM clearing_work WHERE ${of('N5')}`),
  row('waiting work deleted', STUCK, `DELETE FROM clearing_work WHERE ${of('N4')}`),
  row(
    'amounts of parked work',
    /keep their holds/,
    `UPDATE clearing_work SET payload = jsonb_set(payload::jsonb, '{quotaFen,$n}', '"1"')::text WHERE ${of('N5')}`,
  ),
  row(
    'parked work that cannot be read',
    /keep their holds/,
    `UPDATE clearing_work SET payload = '{' WHERE ${of('N5')}`,
  ),
];

const BILLS_AND_DEMANDS: readonly Tampering[] = [
  row('tax_bill.value_added_tax_fen', BILLS, 'UPDATE tax_bill SET value_added_tax_fen = value_added_tax_fen + 1'),
  row(
    'tax_bill.lines: other amounts',
    LINES,
    `UPDATE tax_bill SET lines = replace(lines, '"valueAddedTaxFen":"', '"valueAddedTaxFen":"1') WHERE ${of('A1')}`,
  ),
  row('tax_bill.lines: no JSON', LINES, `UPDATE tax_bill SET lines = '[' WHERE ${of('A1')}`),
  row('an open bill void', DEMANDS, `UPDATE tax_bill SET status = 3 WHERE ${of('A1')}`),
  row('a consolidated bill open', DEMANDS, 'UPDATE tax_bill SET status = 1 WHERE status = 2'),
  row('a void bill open', /closed declaration is settled/, 'UPDATE tax_bill SET status = 1 WHERE status = 3'),
  row('tax_bill.assure_code', BILL_COLUMNS, `UPDATE tax_bill SET assure_code = '3301960001' WHERE ${of('A1')}`),
  row(
    'tax_bill.released_ms: billed later',
    MOMENTS,
    `UPDATE tax_bill SET released_ms = released_ms + 86400000 WHERE ${of('A1')}`,
  ),
  row('tax_bill.invt_no', BILL_COLUMNS, `UPDATE tax_bill SET invt_no = 'X' WHERE ${of('A1')}`),
  row('tax_bill.tax_no', BILL_COLUMNS, `UPDATE tax_bill SET tax_no = 'X' WHERE ${of('A1')}`),
  row(
    'tax_bill.ent_duty_no',
    /a consolidated bill is on one demand/,
    `UPDATE tax_bill SET ent_duty_no = 'X' WHERE status = 2`,
  ),
  row('a bill deleted', BILLS, `DELETE FROM tax_bill WHERE ${of('A1')}`),
  row('an amount of a demand', DEMANDS, 'UPDATE tax_demand_item SET value_added_tax_fen = value_added_tax_fen + 1'),
  row('an item of a demand deleted', DEMANDS, `DELETE FROM tax_demand_item WHERE pre_no = ${declaration('S1')}`),
  row(
    'the guarantor of an item',
    BILL_COLUMNS,
    `UPDATE tax_demand_item SET tax_no = 'X' WHERE pre_no = ${declaration('S1')}`,
  ),
  row(
    'the last day of a demand and of its items',
    DEMAND_NUMBER,
    `UPDATE tax_demand SET pay_by_day = '2027-01-01'`,
    `UPDATE tax_demand_item SET pay_by_day = '2027-01-01'`,
  ),
  row('a demand deleted', /every demand is listed once/, 'DELETE FROM tax_demand'),
  row(
    'demand_payment.tax_fen',
    /paid demand gave its guarantee back/,
    'UPDATE demand_payment SET tax_fen = tax_fen + 1',
  ),
  row('demand_payment.surcharge_fen', PAYMENT, 'UPDATE demand_payment SET surcharge_fen = surcharge_fen + 1'),
  row('demand_payment.paid_day', PAYMENT, `UPDATE demand_payment SET paid_day = '2026-07-01'`),
  row('a payment deleted', PAYMENT, 'DELETE FROM demand_payment'),
  row('reversal.quota_fen', QUOTA_USED, 'UPDATE reversal SET quota_fen = quota_fen + 1 WHERE state = 399'),
  row(
    'reversal.lines: taxes',
    LINES,
    `UPDATE reversal SET lines = replace(lines, '"valueAddedTaxFen":"', '"valueAddedTaxFen":"1')`,
  ),
  row(
    'reversal.lines: quantities',
    STOCK,
    `UPDATE reversal SET lines = replace(lines, '"quantity5":"', '"quantity5":"1')`,
  ),
  row('a concluded application refused', DEMANDS, 'UPDATE reversal SET state = 100 WHERE state = 399'),
  row('a concluded application deleted', DEMANDS, 'DELETE FROM reversal WHERE state = 399'),
  row('reversal.ended_ms', MOMENTS, 'UPDATE reversal SET ended_ms = ended_ms + 1'),
  row('reversal.approved_ms', MOMENTS, 'UPDATE reversal SET approved_ms = approved_ms - 1'),
  row('reversal.list_pre_no', ANSWERED, `UPDATE reversal SET list_pre_no = 'X'`),
  row(
    'a day done ahead: settlement skipped',
    /ahead of the day/,
    `UPDATE job_day SET done_day = '2099-01-01' WHERE job = 'settlement'`,
  ),
  row(
    'a bill due for long and not billed',
    SKIPPED,
    `UPDATE tax_bill SET released_ms = released_ms - 86400000 * 60::bigint WHERE ${of('A1')}`,
  ),
];

export const TAMPERINGS: readonly Tampering[] = [
  ...LEDGERS,
  ...DECLARATIONS,
  ...BILLS_AND_DEMANDS,
  ...TOLD,
  ...RECEIVED,
  ...OFFICE,
  ...CHAINS,
];

/** Kinds that nobody notices, each with why. */
export const UNNOTICED: readonly { readonly name: string; readonly why: string }[] = [
  {
    name: 'guarantee_day.held_fen',
    why: 'What an account held when its lane first looked at a day, at a moment that is not kept; a forecast is made of it, and nothing is decided by it.',
  },
  {
    name: 'an act, or a document, that no lane has looked at, deleted together with its arrival',
    why: 'Doors append without a chain, since they have no single writer; until a lane has looked there is one place alone that knows of it. Whoever sent it holds the receipt of the door and asks.',
  },
  {
    name: 'proposals and decisions of a second person, the registry, staff, tokens',
    why: 'Reference tables are written by people at doors, not by lanes; the journal of the registry and the acts that were carried out are what an audit reads.',
  },
];
