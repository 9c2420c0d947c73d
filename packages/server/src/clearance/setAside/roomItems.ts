import type { Item } from '../../lane/index.ts';
import { orderKey } from '../../lane/index.ts';
import type { SerialRef } from '../../lane/types.ts';
import { ASIDE_KINDS } from './types.ts';

/** A tax bill that is due. */
export function billItem({ part, serial }: SerialRef): Item {
  return { kind: ASIDE_KINDS.bill, part, key: `bill/${part}/${serial}`, order: null, ref: { part, serial } };
}

/** A return whose goods have not come. */
export function returnItem({ part, serial }: SerialRef): Item {
  return { kind: ASIDE_KINDS.return, part, key: `return/${part}/${serial}`, order: null, ref: { part, serial } };
}

/** A declaration whose life is over. */
export function closingItem({ part, serial }: SerialRef): Item {
  return { kind: ASIDE_KINDS.closing, part, key: `closing/${part}/${serial}`, order: null, ref: { part, serial } };
}

/** A declaration whose waiting time for documents is over; what arrives for its order waits with it. */
export function overdueItem(part: number, orderNo: string): Item {
  const key = orderKey(part, orderNo);
  return { kind: ASIDE_KINDS.overdue, part, key, order: key, named: { orderNo, subject: '' } };
}

/** A guarantee instrument that begins or ends. */
export function instrumentItem(part: number, assureCode: string, number: string): Item {
  return namedItem('instrument', part, `${assureCode}/${number}`);
}

/** A guarantee account that is compared with its thresholds. */
export function alertItem(part: number, assureCode: string): Item {
  return namedItem('alert', part, assureCode);
}

function namedItem(kind: 'instrument' | 'alert', part: number, subject: string): Item {
  const key = `${kind}/${part}/${subject}`;
  return { kind: ASIDE_KINDS[kind], part, key, order: null, named: { orderNo: '', subject } };
}
