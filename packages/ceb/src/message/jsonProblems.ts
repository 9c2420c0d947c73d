import type { Refusal } from '@tongguan/kernel';
import { MESSAGE_CODES, type MessageCode } from './codes.ts';
import { PROBLEM_COUNT_MAX } from './problems.ts';

/** Collects what a JSON value has wrong in its shape, at JSON pointers, up to the limit. Values are never quoted. */
export class JsonProblems {
  readonly list: Refusal[] = [];

  add(code: MessageCode, path: string, found: unknown, allowed: string): void {
    if (this.list.length < PROBLEM_COUNT_MAX) this.list.push({ code, path, found: kindOf(found), allowed });
  }

  unknownType(found: unknown): void {
    const allowed = '报文类型 a message type such as CEB311Message';
    this.list.push({
      code: MESSAGE_CODES.unknownType,
      path: '/type',
      found: typeof found === 'string' ? found : kindOf(found),
      allowed,
    });
  }

  object(path: string, value: unknown): Readonly<Record<string, unknown>> | null {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    this.add(MESSAGE_CODES.element, path, value, '对象 an object');
    return null;
  }

  array(path: string, value: unknown): readonly unknown[] | undefined {
    if (Array.isArray(value)) return value;
    this.add(MESSAGE_CODES.element, path, value, '数组 an array');
    return undefined;
  }

  /** Numbers are refused as well: JSON readers round them. */
  text(path: string, value: unknown, required: boolean): string | undefined {
    if (typeof value === 'string') return value;
    if (value !== undefined || required) this.add(MESSAGE_CODES.element, path, value, '字符串 a string');
    return undefined;
  }

  unknown(path: string, members: Readonly<Record<string, unknown>>, known: ReadonlySet<string>): void {
    for (const name of Object.keys(members)) {
      if (known.has(name)) continue;
      this.add(
        MESSAGE_CODES.element,
        `${path}/${escapeStep(name)}`,
        members[name],
        '未定义的成员 no member of this name',
      );
    }
  }
}

/** RFC 6901, section 3. Names of strangers are cut: they are quoted in answers. */
function escapeStep(name: string): string {
  return name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1');
}

function kindOf(value: unknown): string {
  if (value === undefined) return '缺少 missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return '数组 an array';
  const kinds: Readonly<Record<string, string>> = {
    string: '字符串 a string',
    number: '数字 a number',
    boolean: '布尔值 a boolean',
  };
  return kinds[typeof value] ?? '对象 an object';
}
