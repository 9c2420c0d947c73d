import { isUtf8 } from 'node:buffer';
import { type Bilingual, bilingual, type Pair } from '../catalogue/types.ts';

/** A text that was read in a wrong encoding before it came here, and what it was. */
export type Garbled = {
  readonly found: string;
  /** As it was written; `�` where bytes were lost, empty when nothing is left of it. */
  readonly original: string;
  /** Nothing was lost: writing it back in the wrong encoding and reading it in the right one gives this for certain. */
  readonly whole: boolean;
  readonly cause: Bilingual;
};

/**
 * Tells text that some program before us read in the wrong encoding: UTF-8 as GBK (`鏀粯`), UTF-8 or GBK as Latin letters
 * (`æ”¯ä»˜`, `Ö§¸¶`), and text whose bytes are lost (`锟斤拷`). `null` for text that is what it says. Looked at from
 * the longest damaged run, since the rest of a text may be whole.
 */
export function garbledText(text: string): Garbled | null {
  if (!/[^\x00-\x7f]/.test(text)) return null;
  if (/锟斤拷|锟斤|斤拷/.test(text)) return { found: text, original: '', whole: false, cause: bilingual(LOST_TWICE) };
  for (const { write, read, cause } of WAYS) {
    const found = restored(text, write, read);
    if (found !== null) return { found: text, ...found, cause: bilingual(cause) };
  }
  if (text.includes('\ufffd')) return { found: text, original: '', whole: false, cause: bilingual(LOST) };
  return null;
}

type Way = {
  readonly write: (text: string) => Buffer | null;
  readonly read: 'utf-8' | 'gb18030';
  readonly cause: Pair;
};

const WAYS: readonly Way[] = [
  { write: gbkBytes, read: 'utf-8', cause: ['UTF-8 文本曾被按 GBK 读取', 'text in UTF-8 was read as GBK'] },
  { write: latinBytes, read: 'utf-8', cause: ['UTF-8 文本曾被按 Latin-1 读取', 'text in UTF-8 was read as Latin-1'] },
  { write: latinBytes, read: 'gb18030', cause: ['GBK 文本曾被按 Latin-1 读取', 'text in GBK was read as Latin-1'] },
];

const LOST: Pair = [
  'U+FFFD 处的字节已丢失：此前某个程序按错误编码转换过，原文须向发送方索取',
  'bytes were lost where U+FFFD stands: a program before this converted it from the wrong encoding; ask the sender for it',
];
const LOST_TWICE: Pair = [
  '“锟斤拷”：字节先已丢失（U+FFFD），又被按 GBK 读取；原文无法恢复，须向发送方索取',
  'bytes were lost first (U+FFFD) and the rest read as GBK: what was written cannot be restored; ask the sender for it',
];

/** `null` unless the whole text comes back as sensible Chinese, but for one broken character before each loss. */
function restored(text: string, write: Way['write'], read: Way['read']): Omit<Garbled, 'found' | 'cause'> | null {
  const pieces: string[] = [];
  let whole = true;
  let damaged = 0;
  for (const { piece, lost } of piecesOf(text)) {
    if (lost) {
      pieces.push('\ufffd');
      whole = false;
      continue;
    }
    const bytes = write(piece);
    if (bytes === null) return null;
    // Behind a loss the rest of its character comes first.
    const decoded = decode(bytes, read, pieces.length > 0 ? 2 : 0);
    if (decoded === null) return null;
    if (decoded.includes('\ufffd')) whole = false;
    if (decoded !== piece) damaged += 1;
    pieces.push(decoded);
  }
  const original = pieces.join('').replace(/\ufffd+/g, '\ufffd');
  if (damaged === 0 || !isSensible(original, text)) return null;
  return { original, whole };
}

/**
 * A text cut at its losses. A `?` stands for lost bytes between losses and beside what is no ASCII; before ASCII it may be somebody's
 * own and belongs to what follows. One pass: a run of a million is looked at once.
 */
function piecesOf(text: string): readonly { readonly piece: string; readonly lost: boolean }[] {
  const pieces: { piece: string; lost: boolean }[] = [];
  let own = '';
  const parts = text.split(/([\ufffd?]+)/);
  for (let at = 0; at < parts.length; at += 2) {
    pieces.push({ piece: own + (parts[at] ?? ''), lost: false });
    const run = parts[at + 1];
    if (run === undefined) break;
    const isAscii = /^[\x20-\x7e]/.test(parts[at + 2] ?? '');
    const end = isAscii ? run.lastIndexOf('\ufffd') + 1 : run.length;
    own = run.slice(end);
    if (end > 0) pieces.push({ piece: run.slice(0, end), lost: true });
    else own = `${pieces.pop()?.piece ?? ''}${run}`;
  }
  return pieces;
}

/** The last character may have lost its end, the first its beginning; anything else broken means that this was not the way. */
function decode(bytes: Buffer, encoding: 'utf-8' | 'gb18030', beforeMax: number): string | null {
  for (let before = 0; before <= beforeMax; before++) {
    for (let behind = 0; behind <= 2 && before + behind <= bytes.length; behind++) {
      const text = decodeWhole(bytes.subarray(before, bytes.length - behind), encoding);
      if (text !== null) return `${before > 0 ? '\ufffd' : ''}${text}${behind > 0 ? '\ufffd' : ''}`;
    }
  }
  return null;
}

function decodeWhole(bytes: Buffer, encoding: 'utf-8' | 'gb18030'): string | null {
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes.toString('utf8') : null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // The decoder's way to say that a byte fits no character.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Chinese, and less of it than there were signs before: three characters of GBK are two of UTF-8. */
function isSensible(original: string, found: string): boolean {
  const strange = original.replace(/[\x20-\x7e\r\n\t\ufffd\u4e00-\u9fff\u3000-\u303f\uff00-\uffef‘’“”…—·]/g, '');
  const chinese = original.replace(/[^\u4e00-\u9fff]/g, '').length;
  const signs = [...found].filter((character) => character > '\x7f').length;
  return strange === '' && chinese >= 2 && chinese < signs;
}

/** Windows-1252 where Latin-1 has control characters. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function latinBytes(text: string): Buffer | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const windows = CP1252.indexOf(character);
    if (windows >= 0) bytes.push(0x80 + windows);
    else if (code < 0x100) bytes.push(code);
    else return null;
  }
  return Buffer.from(bytes);
}

let pairs: ReadonlyMap<string, readonly [number, number]> | undefined;

/** Node reads GBK and does not write it: the reader is turned round, once. `null` for a text GBK cannot hold. */
function gbkBytes(text: string): Buffer | null {
  pairs ??= gbkPairs();
  const bytes: number[] = [];
  for (const character of text) {
    if (character <= '\x7f') bytes.push(character.charCodeAt(0));
    else {
      const pair = character === '€' ? ([0x80] as const) : pairs.get(character);
      if (pair === undefined) return null;
      bytes.push(...pair);
    }
  }
  return Buffer.from(bytes);
}

function gbkPairs(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !found.has(character))
        found.set(character, [lead, trail]);
    }
  }
  return found;
}

/**
 * Puts back the `<` of end tags that a wrong decoder swallowed: the last byte of a text and the `<` behind it read as one
 * character (`…鍙�/returnInfo>`). `null` when nothing of the kind stands there. For reading only; a message so damaged is no
 * longer what anybody signed.
 */
export function withEatenTags(text: string): string | null {
  const mended = text.replace(/([\ufffd?])\/([A-Za-z][\w.-]*(?::[\w.-]+)?>)/g, '$1</$2');
  return mended === text ? null : mended;
}
