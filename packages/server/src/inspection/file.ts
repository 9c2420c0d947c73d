import { createHash } from 'node:crypto';

/** As large as a photo of a site needs; the body that carries it is a third longer. */
export const FILE_BYTES_MAX = 2 * 1024 * 1024;

export type EvidenceFile = {
  readonly mediaType: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly sha256: string;
};

type Wrong = { readonly code: string; readonly found: string; readonly allowed: string };

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PDF = Buffer.from('%PDF-');

/** First and last bytes of a file type; the end mark within this many bytes, as writers add line ends. */
const SIGNATURES: Readonly<Record<string, { readonly head: Buffer; readonly tail: Buffer }>> = {
  'image/jpeg': { head: JPEG, tail: Buffer.from([0xff, 0xd9]) },
  'image/png': { head: PNG, tail: Buffer.from('IEND') },
  'application/pdf': { head: PDF, tail: Buffer.from('%%EOF') },
};
const TAIL_WITHIN = 1024;

/**
 * The file in the body of an act, if it is one: canonical base64, no larger than allowed, of the type it says, under a
 * plain name. A refusal never quotes its bytes or its name.
 */
export function fileOf(body: Readonly<Record<string, unknown>>): EvidenceFile | Wrong {
  const { content, mediaType, fileName } = body;
  if (typeof content !== 'string' || typeof mediaType !== 'string' || typeof fileName !== 'string') {
    return { code: '90227', found: '', allowed: 'content, mediaType, fileName' };
  }
  if (!isPlainName(fileName))
    return { code: '90229', found: `${fileName.length} 字符`, allowed: '不含路径的文件名 a name, no path' };
  const bytes = Buffer.from(content, 'base64');
  if (bytes.toString('base64') !== content)
    return { code: '90227', found: 'base64', allowed: '规范的 base64 canonical base64' };
  if (bytes.length === 0 || bytes.length > FILE_BYTES_MAX) {
    return { code: '90227', found: `${bytes.length} B`, allowed: `1 … ${FILE_BYTES_MAX} B` };
  }
  const signature = SIGNATURES[mediaType];
  const tail = bytes.subarray(-TAIL_WITHIN);
  if (
    !signature ||
    !bytes.subarray(0, signature.head.length).equals(signature.head) ||
    !tail.includes(signature.tail)
  ) {
    return { code: '90227', found: mediaType, allowed: Object.keys(SIGNATURES).join(', ') };
  }
  return { mediaType, fileName, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** One that names a file and nothing else, on any system. */
function isPlainName(name: string): boolean {
  if (name.length === 0 || name.length > 100 || name !== name.trim() || name.startsWith('.')) return false;
  return !/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069"*/:<>?\\|]/u.test(name);
}
