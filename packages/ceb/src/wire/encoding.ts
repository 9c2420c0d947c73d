import { isAscii, isUtf8 } from 'node:buffer';
import { done, type Outcome, refused } from '@tongguan/kernel';
import { WIRE_CODES } from './codes.ts';
import { DEFAULT_SCAN_LIMITS } from './limits.ts';
import { invalidUtf8At } from './utf8.ts';

/** GB18030 contains GBK, which contains GB2312: one decoder reads all three. */
export type TextEncoding = 'UTF-8' | 'GB18030';

/**
 * What was put right so that the strict scanner reads the bytes. `prologComment`: comments or processing
 * instructions before the root became spaces. `encodingUndeclared`, `encodingMisdeclared`: the bytes are in
 * another encoding than the declaration says (XML: UTF-8 where it says nothing). `eatenTag`: a decoder before us had swallowed
 * the `<` of an end tag with half a character in front of it.
 */
export type Repair = 'leadingSpace' | 'encodingUndeclared' | 'encodingMisdeclared' | 'prologComment' | 'eatenTag';

export type DecodedMessage = {
  /** The message in UTF-8 without a byte order mark, its declaration saying so. Offsets of problems point here. */
  readonly bytes: Buffer;
  readonly encoding: TextEncoding;
  /** As it stood in the XML declaration; `null` when none did. */
  readonly declared: string | null;
  readonly repairs: readonly Repair[];
};

/**
 * Brings a message received from elsewhere into the one form the scanner reads: receipts are met in GB2312,
 * GBK and GB18030, with a true, a wrong or no declaration, and with comments before the root.
 *
 * For what an enterprise reads. The platform's door is strict UTF-8, and signatures are verified over the
 * bytes as they came, never over what this makes of them.
 */
export function decodeMessage(received: Buffer): Outcome<DecodedMessage> {
  if (received.length > DEFAULT_SCAN_LIMITS.bodyBytes) return refuse('tooLarge', `${received.length} bytes`);
  const start = startOf(received);
  const body = received.subarray(start.at);
  const head = DECLARATION.exec(body.toString('latin1', 0, HEAD_BYTES_MAX));
  const declared = (head && ENCODING.exec(head[0])?.[2]) ?? null;
  const encoding = encodingOf(body, declaredEncoding(declared ?? 'UTF-8'));
  const text = textOf(body, encoding);
  if (text === null)
    return refuse('invalidUtf8', '既非 UTF-8 也非 GB18030 / neither UTF-8 nor GB18030', invalidUtf8At(body));
  const declaration = head === null ? '' : DECLARATION_UTF8;
  const rest = text.slice(head?.[0].length ?? 0);
  const prolog = blankProlog(rest);
  const repairs: Repair[] = [];
  if (start.space) repairs.push('leadingSpace');
  if (encoding !== declaredEncoding(declared ?? 'UTF-8')) {
    repairs.push(declared === null ? 'encodingUndeclared' : 'encodingMisdeclared');
  }
  if (prolog !== rest) repairs.push('prologComment');
  return done({ bytes: Buffer.from(declaration + prolog, 'utf8'), encoding, declared, repairs });
}

const HEAD_BYTES_MAX = 256;
const DECLARATION_UTF8 = '<?xml version="1.0" encoding="UTF-8"?>';
/** An XML declaration. ASCII in every encoding read here. */
const DECLARATION = /^<\?xml\s[^>]*?\?>/;
const ENCODING = /\sencoding\s*=\s*(["'])([\w.:-]*)\1/;

/** Skips a byte order mark and, before a declaration, white space: copied and concatenated files begin with it. */
function startOf(bytes: Buffer): { readonly at: number; readonly space: boolean } {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let at = mark;
  while (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0a || bytes[at] === 0x0d) at++;
  return { at, space: at > mark };
}

/** What the bytes are; the declaration decides only where they could be both. */
function encodingOf(bytes: Buffer, declared: TextEncoding | null): TextEncoding {
  if (!isUtf8(bytes)) return 'GB18030';
  if (declared !== 'GB18030') return 'UTF-8';
  return isAscii(bytes) || isLatinOnly(bytes) ? 'GB18030' : 'UTF-8';
}

/** `null` for an encoding that is neither. */
function declaredEncoding(name: string): TextEncoding | null {
  const plain = name.toUpperCase().replaceAll(/[-_]/g, '');
  if (plain === 'UTF8') return 'UTF-8';
  return /^(?:GB2312(?:80)?|EUCCN|GBK|CP936|MS936|WINDOWS936|GB18030)$/.test(plain) ? 'GB18030' : null;
}

/**
 * Some GBK texts are valid UTF-8 as well. Read as UTF-8 they are two-byte sequences throughout, which spell
 * Latin, Greek or Cyrillic letters; a Chinese text in UTF-8 has three-byte sequences (from E3).
 */
function isLatinOnly(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0xe0) return false;
  return true;
}

/** `null` when the bytes are not in that encoding. */
function textOf(bytes: Buffer, encoding: TextEncoding): string | null {
  if (encoding === 'UTF-8') return bytes.toString('utf8');
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch (error) {
    // The decoder's way to say that a byte fits no character; anything else is no answer about the bytes.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Comments and processing instructions before the root, as spaces. A broken one is left to the scanner. */
function blankProlog(text: string): string {
  let at = 0;
  let blanked = '';
  for (;;) {
    const next = PROLOG_PART.exec(text.slice(at, at + PROLOG_PART_MAX));
    if (next === null) return at === 0 ? text : blanked + text.slice(at);
    blanked += next[0].replaceAll(/[^\s]/g, ' ');
    at += next[0].length;
  }
}

/** Longer comments are no editor's mark. */
const PROLOG_PART_MAX = 4096;
const PROLOG_PART = /^\s*(?:<!--(?:(?!--)[\s\S])*-->|<\?(?!xml[\s?])[A-Za-z][\w.-]*(?:\s(?:(?!\?>)[\s\S])*)?\?>)/i;

function refuse(name: 'tooLarge' | 'invalidUtf8', found: string, offset = 0): Outcome<never> {
  const { code, allowed } = WIRE_CODES[name];
  const also = name === 'tooLarge' ? allowed : 'UTF-8, GB18030, GBK, GB2312';
  return refused({ code, path: '', found, allowed: also, offset });
}
