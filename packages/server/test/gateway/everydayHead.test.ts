import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readHead } from '../../src/gateway/everyday/head.ts';

/** Proves that one form of a request alone is read before node:http, and every other is left to it. */

const LINE = 'POST /api/messages HTTP/1.1';
const FIELDS = ['host: x', 'authorization: Bearer t', 'content-type: application/xml', 'content-length: 7'];

function read(lines: readonly string[], body = '<a/>   '): ReturnType<typeof readHead> {
  return readHead(Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1'));
}

test('the everyday form says who sends, and where the body is', () => {
  const lines = [LINE, ...FIELDS, 'accept: application/xml', 'Connection: Keep-Alive', 'user-agent: SDK/1 (a; b)'];
  assert.deepEqual(read(lines), {
    token: 't',
    accept: 'application/xml',
    length: 7,
    bodyAt: `${lines.join('\r\n')}\r\n\r\n`.length,
  });
});

test('as long as it may become one, more is waited for', () => {
  const whole = Buffer.from(`${[LINE, ...FIELDS].join('\r\n')}\r\n\r\n`, 'latin1');
  for (let length = 1; length < whole.length; length++) {
    assert.equal(readHead(whole.subarray(0, length)), 'more', String(length));
  }
  assert.equal(typeof readHead(whole), 'object');
  assert.equal(readHead(Buffer.concat([whole.subarray(0, -4), Buffer.alloc(4096, 'a')])), 'ordinary');
});

describe('goes the ordinary way', () => {
  const others: readonly (readonly [what: string, lines: readonly string[]])[] = [
    ['another method', ['PUT /api/messages HTTP/1.1', ...FIELDS]],
    ['another case of the method', ['post /api/messages HTTP/1.1', ...FIELDS]],
    ['another path', ['POST /api/messages/ HTTP/1.1', ...FIELDS]],
    ['a query', ['POST /api/messages?a HTTP/1.1', ...FIELDS]],
    ['another version', ['POST /api/messages HTTP/1.0', ...FIELDS]],
    ['a second blank', ['POST  /api/messages HTTP/1.1', ...FIELDS]],
    ['an absolute address', ['POST http://x/api/messages HTTP/1.1', ...FIELDS]],
    ['transfer-encoding', [LINE, ...FIELDS, 'transfer-encoding: chunked']],
    ['expect', [LINE, ...FIELDS, 'expect: 100-continue']],
    ['upgrade', [LINE, ...FIELDS, 'connection: upgrade', 'upgrade: h2c']],
    ['close', [LINE, ...FIELDS, 'connection: close']],
    ['content-encoding', [LINE, ...FIELDS, 'content-encoding: gzip']],
    ['a field nobody knows', [LINE, ...FIELDS, 'x-more: 1']],
    ['two lengths', [LINE, ...FIELDS, 'content-length: 7']],
    ['two lengths in one', [LINE, ...FIELDS.slice(0, 3), 'content-length: 7, 7']],
    ['no length', [LINE, ...FIELDS.slice(0, 3)]],
    ['a length with a sign', [LINE, ...FIELDS.slice(0, 3), 'content-length: +7']],
    ['a length in another base', [LINE, ...FIELDS.slice(0, 3), 'content-length: 0x7']],
    ['a length that begins with 0', [LINE, ...FIELDS.slice(0, 3), 'content-length: 07']],
    ['no body', [LINE, ...FIELDS.slice(0, 3), 'content-length: 0']],
    ['a length of six digits', [LINE, ...FIELDS.slice(0, 3), 'content-length: 100000']],
    ['a blank before the colon', [LINE, ...FIELDS.slice(0, 3), 'content-length : 7']],
    ['a tab before the value', [LINE, ...FIELDS.slice(0, 3), 'content-length:\t7']],
    ['a blank behind the value', [LINE, ...FIELDS.slice(0, 3), 'content-length: 7 ']],
    ['a folded field', [LINE, ...FIELDS, 'accept: a', ' b']],
    ['a bare line feed', [LINE, ...FIELDS, 'accept: a\ntransfer-encoding: chunked']],
    ['a bare carriage return', [LINE, ...FIELDS, 'accept: a\rb']],
    ['a control character', [LINE, ...FIELDS, 'accept: a\0b']],
    ['no host', [LINE, ...FIELDS.slice(1)]],
    ['no token', [LINE, ...FIELDS.filter((field) => !field.startsWith('auth'))]],
    ['no bearer', [LINE, 'host: x', 'authorization: Basic t', ...FIELDS.slice(2)]],
    ['a token that is too long', [LINE, 'host: x', `authorization: Bearer ${'t'.repeat(513)}`, ...FIELDS.slice(2)]],
    ['another type', [LINE, ...FIELDS.slice(0, 2), 'content-type: application/json', 'content-length: 7']],
    [
      'another character set',
      [LINE, ...FIELDS.slice(0, 2), 'content-type: text/xml; charset=gbk', 'content-length: 7'],
    ],
    ['a line before it', ['', LINE, ...FIELDS]],
    ['no fields', [LINE]],
  ];
  for (const [what, lines] of others) test(what, () => assert.equal(read(lines), 'ordinary'));
});
