import { assert, done, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { POLICY_CODES } from '../policyCodes.ts';
import type { ChangeWay } from './amend.ts';

/** The head of a declaration, element by element, as the message writes it. */
export type DeclarationHead = Readonly<Record<string, string | undefined>>;

/**
 * Fields that identify a declaration: with another value it would be another one. The notices do not name them; they are
 * the keys by which order, waybill, tax bill and receipts find it (D-01, C-06).
 */
export const FIXED_FIELDS: readonly string[] = ['ieFlag', 'orderNo', 'ebpCode', 'ebcCode', 'agentCode', 'copNo'];

/**
 * After release quota, guarantee and stock were used of accounts that these fields name. They are not moved from one
 * account to another by an amendment: the declaration is cancelled and declared anew (I-01; choice, the notices are silent).
 */
export const FIXED_AFTER_RELEASE: readonly string[] = [
  'customsCode',
  'tradeMode',
  'assureCode',
  'emsNo',
  'areaCode',
  'logisticsCode',
  'logisticsNo',
  'buyerIdType',
  'buyerIdNumber',
];

/** Named without its value where the value is a person's. */
const PERSONAL: ReadonlySet<string> = new Set(['buyerIdNumber', 'buyerName', 'buyerTelephone', 'consigneeAddress']);

/**
 * I-01: which fields an amendment changes, and whether it may. `way` is what `judgeAmendment` has said. Every field
 * that may not change is named at once.
 */
export function judgeAmendedFields(
  before: DeclarationHead,
  after: DeclarationHead,
  way: ChangeWay,
): Outcome<readonly string[]> {
  assert(way !== 'new declaration', 'a new declaration amends nothing');
  const changed = changedFields(before, after);
  const fixed = way === 'officer' ? [...FIXED_FIELDS, ...FIXED_AFTER_RELEASE] : FIXED_FIELDS;
  const refusals = fixed.filter((field) => changed.includes(field)).map((field) => refusal(field, before, after));
  return refusals.length > 0 ? refused(...refusals) : done(changed);
}

/** Names of the elements whose text differs; an empty element is as good as none. In the order of the new head. */
export function changedFields(before: DeclarationHead, after: DeclarationHead): readonly string[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return names.filter((name) => !TRANSPORT.has(name) && (before[name] ?? '') !== (after[name] ?? ''));
}

/** Of the sending, not of the declaration. */
const TRANSPORT: ReadonlySet<string> = new Set(['guid', 'appType', 'appTime', 'appStatus', 'declTime']);

function refusal(field: string, before: DeclarationHead, after: DeclarationHead): Refusal {
  const show = (head: DeclarationHead): string => (PERSONAL.has(field) ? '***' : (head[field] ?? ''));
  return { code: POLICY_CODES.notAmendable, path: field, found: show(after), allowed: show(before) };
}
