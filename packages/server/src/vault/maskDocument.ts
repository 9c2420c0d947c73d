import { maskAddress, maskIdNumber, maskName, maskPhone, maskStray, maskText } from '@tongguan/kernel';
import type { DocumentKind } from '../intake/types.ts';

/** How each personal field of the four documents is masked; a test holds it against the dictionary's own marks. */
export const PERSONAL_FIELDS: Readonly<Record<string, (value: string) => string>> = {
  buyerName: maskName,
  payerName: maskName,
  consignee: maskName,
  buyerIdNumber: maskIdNumber,
  payerIdNumber: maskIdNumber,
  buyerTelephone: maskPhone,
  consigneeTelephone: maskPhone,
  telephone: maskPhone,
  consigneeAddress: maskAddress,
  // A platform's registration number is often the telephone number.
  buyerRegNo: maskPhone,
  note: maskText,
};

/**
 * Names of firms and goods, and the numbers by which a document is found. In every other field a person is a mistake of
 * the sender, and hidden all the same.
 */
const AS_THEY_ARE: ReadonlySet<string> = new Set([
  ...['guid', 'orderNo', 'copNo', 'preNo', 'invtNo', 'logisticsNo', 'payTransactionId', 'trafNo'],
  ...['ebpName', 'ebcName', 'agentName', 'logisticsName', 'areaName', 'payName'],
  ...['itemName', 'gname', 'gmodel', 'itemDescribe', 'goodsInfo'],
]);

/** Where personal fields stand; goods lines have only their note. */
const HEAD: Readonly<Record<DocumentKind, string>> = {
  1: 'OrderHead',
  2: 'PaymentHead',
  3: 'LogisticsHead',
  4: 'InventoryHead',
};

/** A copy of a wire document in which no personal value can be read. The rest is shared with the original. */
export function maskDocument<T extends object>(kind: DocumentKind, document: T): T {
  const head = HEAD[kind];
  const masked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(document)) {
    if (Array.isArray(value)) masked[name] = value.map((line) => maskRecord(line as Record<string, unknown>));
    else if (name === head) masked[name] = maskRecord(value as Record<string, unknown>);
    else masked[name] = value;
  }
  return masked as T;
}

function maskRecord(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const masked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    const mask = Object.hasOwn(PERSONAL_FIELDS, name)
      ? PERSONAL_FIELDS[name]
      : AS_THEY_ARE.has(name)
        ? null
        : maskStray;
    masked[name] = mask && typeof value === 'string' ? mask(value) : value;
  }
  return masked;
}
