import {
  decodeMessage,
  fromJson,
  NS,
  pointerOf,
  readMessage,
  readSignature,
  type Repair,
  scan,
  scanReceived,
  type Tape,
} from '@tongguan/ceb';
import type { Refusal } from '@tongguan/kernel';
import { jsonPlaces } from './jsonPlaces.ts';
import { looseFromTape, looseMessage } from './loose.ts';
import { bytesUpTo } from './positions.ts';
import type { LintInput, Remark, Source } from './types.ts';

/** Reads a file as XML or JSON, as far as it can be read; what stops it is said as remarks. */
export function readSource({ file, bytes }: LintInput): Source {
  const first = bytes
    .toString('latin1', 0, 64)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  return first.startsWith('{') || first.startsWith('[') ? jsonSource(file, bytes) : xmlSource(file, bytes);
}

function xmlSource(file: string, bytes: Buffer): Source {
  const decoded = decodeMessage(bytes);
  if (!decoded.ok) return unreadable(file, 'xml', bytes, decoded.refusals);
  const received = scanReceived(bytes);
  const { repairs, encoding, bytes: text } = received.ok ? received.value.decoded : decoded.value;
  const remarks = [...repairRemarks(repairs, encoding), ...(received.ok ? doorRemarks(bytes, repairs) : [])];
  if (!received.ok) return unreadable(file, 'xml', text, received.refusals, remarks);
  const { tape } = received.value;
  const signed = hasSignature(tape);
  const signature = signed ? readSignature(tape) : null;
  const read = readMessage(tape, { unsigned: !signed });
  const refusals = [...(signature?.ok === false ? signature.refusals : []), ...(read.ok ? [] : read.refusals)];
  return {
    file,
    format: 'xml',
    text,
    message: read.ok ? read.value : null,
    type: tape.localName[0] ?? null,
    loose: read.ok ? null : looseFromTape(tape),
    editable: !signed && text.equals(bytes),
    remarks: [...remarks, ...refusals],
    place: (path) => xmlPlace(tape, path),
    escape: (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  };
}

function repairRemarks(repairs: readonly Repair[], encoding: string): Remark[] {
  return repairs
    .filter((repair) => repair !== 'eatenTag')
    .map((repair) => ({
      code: '-900112',
      path: '/',
      found: `${repair}, ${encoding}`,
      allowed: 'UTF-8, 声明与内容一致 declared as it is',
      offset: 0,
    }));
}

/**
 * The platform scans the bytes as they came: what it refuses there is refused here too, whatever was mended for reading on. What
 * the mending has told is not told again.
 */
function doorRemarks(bytes: Buffer, repairs: readonly Repair[]): readonly Remark[] {
  const eaten = repairs.includes('eatenTag');
  if (repairs.length > 0 && !eaten) return [];
  const atDoor = scan(bytes);
  if (atDoor.ok) return [];
  const cause =
    '；结束标记的 < 已被按错误编码读取的程序吞掉 / a program that read it in a wrong encoding swallowed the < of end tags';
  return atDoor.refusals.map((refusal) => (eaten ? { ...refusal, allowed: refusal.allowed + cause } : refusal));
}

function jsonSource(file: string, bytes: Buffer): Source {
  const read = fromJson(bytes.toString('utf8'));
  const parsed = typeOfJson(bytes);
  if (parsed === undefined) return unreadable(file, 'json', bytes, read.ok ? [] : read.refusals);
  const text = bytes.toString('utf8');
  const places = jsonPlaces(text);
  const bytes8 = bytesUpTo(text);
  return {
    file,
    format: 'json',
    text: bytes,
    message: read.ok ? read.value : null,
    type: parsed,
    loose: read.ok ? null : looseMessage(parsed, JSON.parse(text)),
    editable: true,
    remarks: read.ok ? [] : read.refusals,
    place(path) {
      const pointer = path.startsWith('/') || path === '' ? path : pointerOf(path);
      const found = nearest(places, pointer);
      if (found === null) return null;
      const [from, to] = found.range;
      const isText = found.exact && text[from] === '"';
      return {
        at: bytes8(from),
        content: isText ? [bytes8(from) + 1, bytes8(to) - 1] : null,
      };
    },
    escape: (value) => JSON.stringify(value).slice(1, -1),
  };
}

/** The type a JSON message names; `null` when it names none, `undefined` when it is no JSON. */
function typeOfJson(bytes: Buffer): string | null | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    const type: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'type') : null;
    return typeof type === 'string' ? type : null;
  } catch {
    return undefined;
  }
}

function unreadable(
  file: string,
  format: 'xml' | 'json',
  text: Buffer,
  refusals: readonly Refusal[],
  before: readonly Remark[] = [],
): Source {
  const remarks = [...before, ...refusals];
  return {
    file,
    format,
    text,
    message: null,
    type: null,
    loose: null,
    editable: false,
    remarks,
    place: () => null,
    escape: String,
  };
}

function hasSignature(tape: Tape): boolean {
  for (let child = tape.firstChild[0] ?? -1; child >= 0; child = tape.next[child] ?? -1) {
    if (tape.namespace[child] === NS.ds) return true;
  }
  return false;
}

/** The element of a path, or the nearest one above it that is there. */
function xmlPlace(tape: Tape, path: string): ReturnType<Source['place']> {
  let element = 0;
  let exact = true;
  for (const step of path.split('/').filter((one) => one !== '' && one !== '.' && !one.startsWith('@'))) {
    const [, name = '', index = '1'] = /^([\w:-]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    const child = childOf(tape, element, name, Number(index));
    if (child < 0) {
      exact = false;
      break;
    }
    element = child;
  }
  const isLeaf = exact && (tape.firstChild[element] ?? -1) < 0;
  const content = [tape.contentStart[element] ?? 0, tape.contentEnd[element] ?? 0] as const;
  return { at: tape.start[element] ?? 0, content: isLeaf ? content : null };
}

const kept = new WeakMap<Tape, Map<number, ReadonlyMap<string, readonly number[]>>>();

/** `document` stands for the repeated business node, whatever it is called. */
function childOf(tape: Tape, parent: number, name: string, index: number): number {
  const parents = kept.get(tape) ?? new Map<number, ReadonlyMap<string, readonly number[]>>();
  kept.set(tape, parents);
  const children = parents.get(parent) ?? childrenOf(tape, parent);
  parents.set(parent, children);
  return children.get(name)?.[index - 1] ?? -1;
}

/** By name, and all of them as `document`: of ten thousand items each is found without counting those before it. */
function childrenOf(tape: Tape, parent: number): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>([['document', []]]);
  for (let child = tape.firstChild[parent] ?? -1; child >= 0; child = tape.next[child] ?? -1) {
    if (tape.namespace[child] === NS.ds) continue;
    found.get('document')?.push(child);
    const name = tape.localName[child] ?? '';
    const same = found.get(name);
    if (same === undefined) found.set(name, [child]);
    else if (name !== 'document') same.push(child);
  }
  return found;
}

function nearest(
  places: ReadonlyMap<string, readonly [number, number]>,
  pointer: string,
): { readonly range: readonly [number, number]; readonly exact: boolean } | null {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const range = places.get(at);
    if (range) return { range, exact: at === pointer };
    if (at === '' || !at.includes('/')) return null;
  }
}
