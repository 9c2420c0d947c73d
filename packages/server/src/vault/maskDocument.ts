import { requestStoredAs } from '@tongguan/ceb';
import { maskAddress, maskIdNumber, maskName, maskPhone, maskStray, maskText } from '@tongguan/kernel';
import type { StoredKind } from '../intake/types.ts';

/** How each personal field of a document is masked; a test holds it against the dictionary's own marks. */
export const PERSONAL_FIELDS: Readonly<Record<string, (value: string) => string>> = {
  buyerName: maskName,
  payerName: maskName,
  consignee: maskName,
  buyerIdNumber: maskIdNumber,
  payerIdNumber: maskIdNumber,
  buyerTelephone: maskPhone,
  consigneeTelephone: maskPhone,
  telephone: maskPhone,
  ebcTelephone: maskPhone,
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

/**
 * A copy of a wire document in which no personal value can be read. The rest is shared with the original. Goods lines have
 * only their note; some documents are their head.
 */
export function maskDocument<T extends object>(kind: StoredKind, document: T): T {
  const head = requestStoredAs(kind)?.head ?? null;
  const masked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(document)) {
    if (Array.isArray(value)) masked[name] = value.map((line) => maskRecord(line as Record<string, unknown>));
    else if (name === head) masked[name] = maskRecord(value as Record<string, unknown>);
    else Object.assign(masked, maskRecord({ [name]: value }));
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
