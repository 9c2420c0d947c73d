import { Fault } from '@tongguan/kernel';
import { NumberTaken } from './claims.ts';
import { LeaseLost } from './fence.ts';

/** Classes of database errors that say nothing about a row: connection, resources, operator, system, transaction. */
const PASSING_CLASSES = new Set(['08', '25', '40', '53', '57', '58']);
/** A statement that takes too long takes so for what it works on. */
const QUERY_CANCELED = '57014';
const PASSING_NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOSPC', 'EMFILE']);
const FAULT_MAX = 200;

/**
 * Whether a failure is the machine's or another lane's and not that of what was being worked on: nothing is set aside
 * for it, since everything else would fail as well.
 */
export function isPassing(failure: unknown): boolean {
  if (failure instanceof LeaseLost || failure instanceof NumberTaken) return true;
  if (!(failure instanceof Error)) return false;
  const code = (failure as { code?: unknown }).code;
  if (typeof code !== 'string') return /Connection terminated|connection error/i.test(failure.message);
  return (
    PASSING_NETWORK.has(code) ||
    (code !== QUERY_CANCELED && /^[0-9A-Z]{5}$/.test(code) && PASSING_CLASSES.has(code.slice(0, 2)))
  );
}

/**
 * A failure in words that may be kept and shown: our own invariants; of another error its name with code and constraint, or
 * with the place in our code where it came up. Its text may quote what was in a row.
 */
export function faultText(failure: unknown): string {
  if (failure instanceof Fault) return failure.message.slice(0, FAULT_MAX);
  if (!(failure instanceof Error)) return 'unknown';
  const { code, constraint } = failure as { code?: unknown; constraint?: unknown };
  const more = [code, constraint].filter((part) => typeof part === 'string' && part !== '');
  return [failure.name, ...(more.length > 0 ? more : placeOf(failure))].join(' ').slice(0, FAULT_MAX);
}

/** File and line of the first frame that has one. The text before the frames is left out. */
function placeOf({ stack = '', message }: Error): readonly string[] {
  const start = message === '' ? -1 : stack.indexOf(message);
  if (start < 0) return [];
  const [, file] =
    /^ +at .*?([\w.-]{1,100}\.[jt]s:\d{1,7}):\d{1,7}\)?$/m.exec(stack.slice(start + message.length)) ?? [];
  return file === undefined ? [] : ['at', file];
}
