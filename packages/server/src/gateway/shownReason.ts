import { maskText } from '@tongguan/kernel';
import type { Actor, Staff } from '../office/index.ts';

/**
 * Officers and auditors read a reason as it was written. An operator, who keeps the registry and the machine, only sees
 * that others have given one.
 */
export function shownReason(reason: string, by: Pick<Actor, 'code'>, reader: Pick<Staff, 'code' | 'role'>): string {
  return reader.role === 'operator' && reader.code !== by.code ? maskText(reason) : reason;
}
