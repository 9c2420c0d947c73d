import { isSpace, QUESTION } from './characters.ts';
import type { ScanState } from './scanState.ts';
import { invalidUtf8At } from './utf8.ts';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** Far more than `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` needs. */
const DECLARATION_BYTES_MAX = 256;
const DECLARATION =
  /^<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"([\w.-]+)"|'([\w.-]+)'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/;

/** Byte order mark, XML declaration, encoding; returns the offset of the root's `<`. */
export function scanProlog(state: ScanState): number {
  const { bytes, length } = state;
  if (length > state.limits.bodyBytes) return state.fail('tooLarge', state.limits.bodyBytes, `${length} bytes`);
  const foreign = foreignMark(bytes);
  if (foreign !== null) return state.fail('invalidUtf8', 0, foreign);
  const declaration = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  let at = scanDeclaration(state, declaration);
  if (at < 0) return -1;
  // After the declaration, so that a message honestly labelled GBK is told about its label.
  const broken = invalidUtf8At(bytes);
  if (broken >= 0) return state.fail('invalidUtf8', broken, `0x${(bytes[broken] ?? 0).toString(16)}`);
  while (at < length && isSpace(bytes[at] as number)) at++;
  if (at >= length) return state.fail('notWellFormed', length, '没有根元素 / no root element');
  return at;
}

function foreignMark(bytes: Buffer): string | null {
  const mark = bytes.toString('hex', 0, 4);
  if (mark === '0000feff' || mark === 'fffe0000') return 'UTF-32';
  return mark.startsWith('feff') || mark.startsWith('fffe') ? 'UTF-16' : null;
}

function scanDeclaration(state: ScanState, from: number): number {
  const head = state.bytes.toString('latin1', from, from + DECLARATION_BYTES_MAX);
  if (!/^<\?xml\s/.test(head)) return from;
  const match = DECLARATION.exec(head);
  if (!match) return state.fail('notWellFormed', from, 'XML 声明不合法 / broken XML declaration');
  const encoding = match[1] ?? match[2] ?? 'UTF-8';
  if (encoding.toUpperCase() !== 'UTF-8') return state.fail('encodingNotUtf8', from, encoding);
  return from + match[0].length;
}

/** Refuses what stands at `<!` or `<?` by its own code. */
export function failMarkup(state: ScanState, at: number): -1 {
  if (state.bytes[at + 1] === QUESTION) return state.fail('processingInstruction', at, '<?');
  const opening = state.bytes.toString('latin1', at, at + 9);
  if (opening.startsWith('<!--')) return state.fail('comment', at, '<!--');
  if (opening === '<![CDATA[') return state.fail('cdata', at, '<![CDATA[');
  if (opening.toUpperCase() === '<!DOCTYPE') return state.fail('doctype', at, '<!DOCTYPE');
  return state.fail('notWellFormed', at, '<!');
}
