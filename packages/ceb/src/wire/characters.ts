/** Byte values the scanner names, and the classes it walks over. Everything above 0x7F is UTF-8, checked before. */
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const SLASH = 0x2f;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const CLOSING_BRACKET = 0x5d;
/** First byte of U+F000…U+FFFF, among them U+FFFE and U+FFFF, which XML forbids. */
export const UTF8_LEAD_EF = 0xef;

/** 1 for bytes that stand for themselves in text, in the input and in the canonical form alike. */
export const PLAIN_TEXT = byteClass((byte) => isPlain(byte) && byte !== GREATER, [TAB, LF]);
/** 1 for bytes that stand for themselves in an attribute value between double quotes. */
export const PLAIN_ATTRIBUTE = byteClass((byte) => isPlain(byte) && byte !== QUOTE && byte !== APOSTROPHE, []);
/** Names of CEB messages are ASCII; a colon separates the prefix. */
export const NAME_BYTE = byteClass((byte) => /[A-Za-z0-9_.:-]/.test(String.fromCharCode(byte)), []);

/** XML 1.0, production 2. */
export function isXmlCharacter(codePoint: number): boolean {
  if (codePoint < 0x20) return codePoint === TAB || codePoint === LF || codePoint === CR;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return false;
  return codePoint <= 0x10ffff && codePoint !== 0xfffe && codePoint !== 0xffff;
}

export function isSpace(byte: number): boolean {
  return byte === SPACE || byte === LF || byte === TAB || byte === CR;
}

function isPlain(byte: number): boolean {
  return byte >= 0x20 && byte !== LESS && byte !== AMPERSAND && byte !== UTF8_LEAD_EF;
}

function byteClass(belongs: (byte: number) => boolean, also: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (belongs(byte) || also.includes(byte) ? 1 : 0));
}
