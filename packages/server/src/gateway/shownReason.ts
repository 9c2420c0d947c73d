import { maskText } from '@tongguan/kernel';
import type { Actor, Staff } from '../office/index.ts';

/**
 * Who decides and who audits reads a reason as it was written. An operator keeps the registry and the machine: of what
 * others wrote it is told that there is something.
 */
export function shownReason(reason: string, by: Pick<Actor, 'code'>, reader: Pick<Staff, 'code' | 'role'>): string {
  return reader.role === 'operator' && reader.code !== by.code ? maskText(reason) : reason;
}
