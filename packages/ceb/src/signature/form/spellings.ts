import type { Pair } from '../../catalogue/types.ts';
import { base64Of } from '../base64.ts';

/** Bytes that a text may stand for, and how it was written; no reasons for base64 as XML Signature has it. */
export type Spelling = { readonly bytes: Buffer; readonly reasons: readonly Pair[] };

/**
 * Every way in which a text may carry a signature value: base64 as it must be, without padding, of URLs, damaged by a form;
 * hexadecimal; base64 of one of these. The likeliest first.
 */
export function spellingsOf(text: string): readonly Spelling[] {
  const found: Spelling[] = [];
  for (const once of direct(text)) {
    found.push(once);
    const inner = once.bytes.toString('latin1');
    if (!/^[\x20-\x7e\r\n\t]{40,}$/.test(inner)) continue;
    for (const twice of direct(inner)) {
      const reason = twice.reasons.includes(HEX) ? HEX_INSIDE : BASE64_TWICE;
      found.push({
        bytes: twice.bytes,
        reasons: [...once.reasons, reason, ...twice.reasons.filter((one) => one !== HEX)],
      });
    }
  }
  return found;
}

/** The same of bytes a device answered, which may be text. */
export function spellingsOfBytes(bytes: Buffer): readonly Spelling[] {
  const text = bytes.toString('latin1');
  const asText = /^[\x20-\x7e\r\n\t]{40,}$/.test(text) ? spellingsOf(text) : [];
  return [{ bytes, reasons: [] }, ...asText];
}

function direct(text: string): readonly Spelling[] {
  const plain = text.replace(/[ \t\r\n]+/g, '').replace(/^(["'])(.*)\1$/, '$2');
  const found: Spelling[] = [];
  const hex = plain.replace(/^0x/i, '').replace(/[:-]/g, '');
  // Text that could be both is hexadecimal: the base64 of a signature has more than 22 different characters.
  if (/^[0-9a-f]{40,4096}$/i.test(hex)) {
    const whole = hex.length % 2 === 0 ? hex : `0${hex}`;
    found.push({ bytes: Buffer.from(whole, 'hex'), reasons: [HEX] });
    if (hex.length < SM2_HEX) found.push(...shortHex(hex));
  }
  const strict = base64Of(text);
  if (strict !== null) return [...found, { bytes: strict, reasons: [] }];
  const decoded = /%[0-9a-f]{2}/i.test(plain) ? percentDecoded(plain) : plain;
  const steps: readonly (readonly [string, Pair])[] = [
    [decoded, PERCENT],
    [text.trim().replace(/ /g, '+'), SPACES],
    [plain.replace(/-/g, '+').replace(/_/g, '/'), OF_URLS],
  ];
  for (const [changed, reason] of steps) {
    const bare = changed.replace(/[\s=]+/g, '');
    if (changed === plain || !/^[\w+/]{40,}$/.test(bare) || bare.includes('_')) continue;
    const bytes = base64Of(bare.padEnd(Math.ceil(bare.length / 4) * 4, '='));
    if (bytes !== null) found.push({ bytes, reasons: [reason] });
  }
  const bare = plain.replace(/(?<!=)=+$/, '');
  const padded = base64Of(bare.padEnd(Math.ceil(bare.length / 4) * 4, '='));
  if (padded !== null) found.push({ bytes: padded, reasons: [PADDING] });
  return found;
}

const SM2_HEX = 128;

/** r and s printed as numbers and joined: where the first ends is not written, so every place is tried. */
function shortHex(hex: string): readonly Spelling[] {
  const found: Spelling[] = [];
  for (let at = Math.max(0, hex.length - SM2_HEX / 2); at <= Math.min(SM2_HEX / 2, hex.length); at++) {
    const half = (part: string): string => part.padStart(SM2_HEX / 2, '0');
    found.push({
      bytes: Buffer.from(half(hex.slice(0, at)) + half(hex.slice(at)), 'hex'),
      reasons: [HEX, SHORT_HEX],
    });
  }
  return found;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const HEX: Pair = [
  '签名值是十六进制文本：应为字节的 base64',
  'the value is hexadecimal text: write the base64 of the bytes',
];
const HEX_INSIDE: Pair = [
  '签名值是十六进制文本的 base64：应直接对字节作 base64',
  'the value is the base64 of hexadecimal text: make the base64 of the bytes themselves',
];
const SHORT_HEX: Pair = [
  'r 或 s 的前导零在十六进制中被省去：各须 64 位',
  'leading zeros of r or s were left out of the hexadecimal text: 64 digits each',
];
const BASE64_TWICE: Pair = ['签名值作了两次 base64', 'the value was encoded in base64 twice'];
const PERCENT: Pair = [
  '签名值含 URL 转义（%2B 等）：应先还原',
  'the value holds escapes of URLs (%2B and others): undo them',
];
const SPACES: Pair = [
  '签名值中的 + 变成了空格（经表单解码）',
  'the + of the value became spaces, as decoding of a form does',
];
const OF_URLS: Pair = [
  '签名值是 URL 用的 base64（- 与 _）：应为 + 与 /',
  'the value is base64 of URLs (- and _): write + and /',
];
const PADDING: Pair = [
  '签名值的 base64 缺少或多了末尾的 =',
  'the base64 of the value lacks = at its end, or has too many',
];
