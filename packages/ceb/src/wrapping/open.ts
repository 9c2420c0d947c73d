import { isUtf8 } from 'node:buffer';
import type { Bilingual } from '../catalogue/types.ts';
import { isDxp, unwrapDxp } from '../dxp/read.ts';
import { xmlTexts } from './xmlTexts.ts';

/** What a message was taken out of: an envelope, a member of JSON, base64, an escaped text inside XML. */
export type Wrapping = {
  readonly kind: 'DxpMsg' | 'DxpMsgSv' | 'JSON' | 'base64' | 'XML';
  /** JSON pointer of the member, name of the element; empty where there is nothing to name. */
  readonly place: string;
};

/** A message and what it lay in, outermost first; nothing when it came bare. */
export type Opened = { readonly bytes: Buffer; readonly wrappings: readonly Wrapping[] };

/** Queues put envelopes into envelopes, but no more than this. */
const DEPTH_MAX = 5;
const BYTES_MAX = 24 * 1024 * 1024;
const NODES_MAX = 20_000;

/**
 * The messages inside what lies in queues and folders: DXP envelopes, JSON of middlemen with the message in a member – also
 * with single quotes –, base64 of any of these, and XML that carries it as text or CDATA (B-03, B-04). What holds no message is
 * given back as it came, so that its reader says what is wrong with it. JSON of `toJson` is a message itself.
 *
 * For the enterprise side: the platform's door opens DXP alone.
 */
export function openWrappings(received: Buffer): readonly Opened[] {
  const found = received.length > BYTES_MAX ? [] : inside(received, []);
  return found.length === 0 ? [{ bytes: received, wrappings: [] }] : found;
}

/** `DxpMsg 封套 → JSON 成员 /MessageContent`; empty for a bare message. */
export function wrappingText(wrappings: readonly Wrapping[]): Bilingual {
  const told = wrappings.map(({ kind, place }): readonly [string, string] => {
    if (kind === 'JSON') return [`JSON 成员 ${place || '（整体）'}`, `JSON member ${place || '(the whole)'}`];
    if (kind === 'base64') return ['base64 文本', 'base64 text'];
    if (kind === 'XML') return [`XML 元素 ${place} 内的文本`, `text of the XML element ${place}`];
    return [`${kind} 封套`, `a ${kind} envelope`];
  });
  return { zh: told.map(([zh]) => zh).join(' → '), en: told.map(([, en]) => en).join(' → ') };
}

/** Messages below; the text itself when it is one. */
function inside(bytes: Buffer, wrappings: readonly Wrapping[]): readonly Opened[] {
  if (wrappings.length > DEPTH_MAX) return [];
  const head = bytes
    .toString('latin1', 0, 2048)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (head.startsWith('<')) return isDxp(bytes) ? inDxp(bytes, wrappings) : inXml(bytes, head, wrappings);
  if (/^[[{"']/.test(head)) return inJson(textOf(bytes), wrappings);
  if (head.startsWith('&lt;'))
    return inside(Buffer.from(unescaped(textOf(bytes))), [...wrappings, { kind: 'XML', place: '' }]);
  const decoded = base64Message(bytes.toString('latin1'));
  return decoded === null ? [] : inside(decoded, [...wrappings, { kind: 'base64', place: '' }]);
}

function inDxp(bytes: Buffer, wrappings: readonly Wrapping[]): readonly Opened[] {
  const kind = /<(?:[\w.-]+:)?DxpMsgSv[\s>/]/.test(bytes.toString('latin1', 0, 2048)) ? 'DxpMsgSv' : 'DxpMsg';
  const opened = unwrapDxp(bytes);
  // An envelope with a fault of its own still shows what it holds; DxpRep holds nothing.
  const data = opened.ok ? opened.value.message : dataOf(bytes);
  return data === null ? [] : withinOr(data, [...wrappings, { kind, place: '' }]);
}

function dataOf(bytes: Buffer): Buffer | null {
  const text = /<(?:[\w.-]+:)?Data>([A-Za-z0-9+/=\s]+)<\/(?:[\w.-]+:)?Data>/.exec(bytes.toString('latin1'))?.[1];
  return text === undefined ? null : Buffer.from(text, 'base64');
}

/** Opened further, or as it is when it is a message that nothing more lies in. */
function withinOr(bytes: Buffer, wrappings: readonly Wrapping[]): readonly Opened[] {
  const more = inside(bytes, wrappings);
  return more.length > 0 ? more : [{ bytes, wrappings }];
}

const CEB_ROOT = /^(?:<\?xml[^>]*\?>|<!--(?:-?[^-])*-->|\s)*<(?:[\w.-]+:)?CEB\d{3}/;

/** A message of its own, or XML of somebody else that carries one as text: escaped, as CDATA or as base64. */
function inXml(bytes: Buffer, head: string, wrappings: readonly Wrapping[]): readonly Opened[] {
  if (CEB_ROOT.test(head)) return [{ bytes, wrappings }];
  return xmlTexts(textOf(bytes)).flatMap(({ place, content, escaped }) =>
    inside(Buffer.from(escaped ? unescaped(content) : content), [...wrappings, { kind: 'XML', place }]),
  );
}

function inJson(text: string, wrappings: readonly Wrapping[]): readonly Opened[] {
  const value = jsonOf(text);
  if (value === undefined) return [];
  const type: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'type') : null;
  if (typeof type === 'string' && /^CEB\d{3}/.test(type) && Reflect.has(value as object, 'documents')) {
    return [{ bytes: Buffer.from(text), wrappings }];
  }
  const found: Opened[] = [];
  const open: { readonly at: string; readonly value: unknown }[] = [{ at: '', value }];
  // By its index: to take the first from a long array moves all others.
  for (let seen = 0; seen < Math.min(open.length, NODES_MAX); seen++) {
    const { at, value: node } = open[seen] as (typeof open)[number];
    if (typeof node === 'string') {
      if (/^\s*[<&{["']/.test(node) || /^[\w+/\s-]{40,}={0,2}$/.test(node.trimEnd())) {
        // One by one: a call takes no more than some ten thousand arguments.
        for (const one of inside(Buffer.from(node), [...wrappings, { kind: 'JSON', place: at }])) found.push(one);
      }
    } else if (typeof node === 'object' && node !== null) {
      for (const [name, member] of Object.entries(node).slice(0, NODES_MAX)) {
        open.push({ at: `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, value: member });
      }
    }
  }
  return found;
}

/** JSON, or what programs write in its place with single quotes. */
function jsonOf(text: string): unknown {
  const plain = text.replace(/^\ufeff/, '').trim();
  try {
    return JSON.parse(plain);
  } catch {
    // Quotes inside a text of single quotes are escaped or double: each text is written anew.
    const doubled = plain.replace(/(?<!\\)'((?:[^'\\]|\\.)*)'/gs, (_, inner: string) =>
      JSON.stringify(inner.replace(/\\(.)/gs, (__, escaped: string) => ESCAPES[escaped] ?? escaped)),
    );
    try {
      return JSON.parse(doubled);
    } catch {
      return undefined;
    }
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The bytes of base64 – of URLs as well –; `null` for any other text. Whether they hold a message is seen inside. */
function base64Message(text: string): Buffer | null {
  const compact = text.replace(/\s+/g, '').replace(/-/g, '+').replace(/_/g, '/');
  if (compact.length < 40 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null;
  return Buffer.from(compact, 'base64');
}

function textOf(bytes: Buffer): string {
  const decoder = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030');
  return decoder.decode(bytes);
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;|&#60;|&#x3c;/gi, '<')
    .replace(/&gt;|&#62;|&#x3e;/gi, '>')
    .replace(/&quot;|&#34;|&#x22;/gi, '"')
    .replace(/&apos;|&#39;|&#x27;/gi, "'")
    .replace(/&amp;|&#38;|&#x26;/gi, '&');
}
