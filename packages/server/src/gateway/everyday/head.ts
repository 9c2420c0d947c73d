/** Longer than any head an SDK sends; what is longer goes the ordinary way. */
const HEAD_BYTES_MAX = 4096;

/** The one request that is read here. */
const REQUEST_LINE = Buffer.from('POST /api/messages HTTP/1.1\r\n', 'latin1');
const HEAD_END = Buffer.from('\r\n\r\n', 'latin1');

/**
 * Fields whose meaning is known, or which mean nothing to a message. Any other – transfer-encoding, expect, upgrade, a
 * second one of these – goes the ordinary way: here nothing is guessed about where a request ends (RFC 9112, section 6.3).
 */
const FIELDS: ReadonlySet<string> = new Set([
  'host',
  'user-agent',
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'connection',
  'content-type',
  'content-length',
]);
const FIELD = /^([A-Za-z-]{4,15}): ?([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)$/;
const XML = /^(?:application|text)\/xml(?:; ?charset="?utf-8"?)?$/i;
const TOKEN = /^Bearer ([\x21-\x7e]{1,512})$/;
/** Five digits: the bound itself is the caller's. */
const LENGTH = /^[1-9]\d{0,4}$/;

/** A request for `POST /api/messages` in its everyday form. */
export type Head = {
  readonly token: string;
  readonly accept: string | undefined;
  /** Bytes of the body, and where it begins. */
  readonly length: number;
  readonly bodyAt: number;
};

/** `more`: it may still become one. `ordinary`: it is another request, or in another form. */
export type HeadFound = Head | 'more' | 'ordinary';

/** Reads the head of a request, which may not have come whole yet. No form is read that node:http would read otherwise. */
export function readHead(bytes: Buffer): HeadFound {
  const known = Math.min(bytes.length, REQUEST_LINE.length);
  if (bytes.compare(REQUEST_LINE, 0, known, 0, known) !== 0) return 'ordinary';
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return bytes.length > HEAD_BYTES_MAX ? 'ordinary' : 'more';
  if (end > HEAD_BYTES_MAX || end < REQUEST_LINE.length) return 'ordinary';
  const fields = fieldsOf(bytes.toString('latin1', REQUEST_LINE.length, end));
  return fields === null ? 'ordinary' : headOf(fields, end + HEAD_END.length);
}

function fieldsOf(text: string): Map<string, string> | null {
  const fields = new Map<string, string>();
  for (const line of text.split('\r\n')) {
    const found = FIELD.exec(line);
    const name = found?.[1]?.toLowerCase() ?? '';
    if (found === null || !FIELDS.has(name) || fields.has(name)) return null;
    fields.set(name, found[2] ?? '');
  }
  return fields;
}

function headOf(fields: ReadonlyMap<string, string>, bodyAt: number): HeadFound {
  const length = fields.get('content-length') ?? '';
  const token = TOKEN.exec(fields.get('authorization') ?? '')?.[1];
  const isEveryday =
    fields.has('host') &&
    LENGTH.test(length) &&
    XML.test(fields.get('content-type') ?? '') &&
    (fields.get('connection') ?? 'keep-alive').toLowerCase() === 'keep-alive';
  if (!isEveryday || token === undefined) return 'ordinary';
  return { token, accept: fields.get('accept'), length: Number(length), bodyAt };
}
