import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { createGateway, type Gateway } from '../../src/gateway/index.ts';
import type { Participant, Registry } from '../../src/registry/index.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';

/**
 * Proves that a request is the same request whether it is read before node:http or by it: the bodies that intake gets and
 * the answers, for whatever bytes, cut wherever. A connection whose first request is another one is node:http's for good,
 * so that the same bytes behind a first GET are read by node:http alone.
 */

const OTHER_FIRST = 'GET /api/health HTTP/1.1\r\nhost: x\r\n\r\n';

let gateway: Gateway;
let address: { readonly host: string; readonly port: number };
let taken: string[] = [];
let held: (() => void)[] = [];

before(async () => {
  gateway = await createGateway({
    ...NOTHING_BEHIND,
    registry: () =>
      ({
        participantByToken: (token: string) => (token.startsWith('firm') ? ({ code: token } as Participant) : null),
      }) as unknown as Registry,
    limits: { costPerSecond: 1e9 },
    intake: {
      submit: async (raw, code, watch) => {
        taken.push(`${code} ${raw.toString('latin1')}`);
        watch?.onVerified();
        if (raw.includes('held')) await new Promise<void>((go) => held.push(go));
        if (raw.includes('busy')) return { kind: 'busy', retryAfterMs: 1 };
        if (raw.includes('fault')) throw new Error('of ours');
        const messageId = createHash('sha256').update(raw).digest('hex');
        const documents = [{ item: 0, kind: 1 as const, number: '甲1', orderNo: 'o1' }];
        return {
          kind: 'stored',
          messageId,
          type: 'CEB311Message',
          guid: 'g',
          acceptedMs: 0,
          documents,
          replayed: false,
        };
      },
      close: () => Promise.resolve(),
    },
  });
  const url = new URL(await gateway.listen({ host: '127.0.0.1', port: 0 }));
  address = { host: url.hostname, port: Number(url.port) };
});
beforeEach(() => {
  taken = [];
  held = [];
});
after(() => gateway.close());

type Told = { readonly taken: readonly string[]; readonly answers: readonly string[] };

/** Writes the pieces one after the other, ends, and tells what came of it; what differs from call to call is left out. */
async function tell(pieces: readonly Buffer[], first = ''): Promise<Told> {
  taken = [];
  const socket = connect({ ...address, noDelay: true });
  const chunks: Buffer[] = [];
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A server that has said no closes on what is still being sent.
  socket.on('error', () => undefined);
  if (first !== '') {
    socket.write(first);
    await new Promise((resolve) => socket.once('data', resolve));
    chunks.length = 0;
  }
  for (const piece of pieces) {
    socket.write(piece);
    await new Promise((resolve) => setImmediate(resolve));
  }
  socket.end();
  await closed;
  const text = Buffer.concat(chunks).toString('latin1');
  return { taken, answers: answersIn(text) };
}

/** Status line, fields by name, and body of each answer. */
function answersIn(text: string): string[] {
  const answers: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const [head = '', ...behind] = rest.split('\r\n\r\n');
    const [status = '', ...fields] = head.split('\r\n');
    const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
    const body = behind.join('\r\n\r\n').slice(0, length);
    answers.push([status, ...fields.map(withoutChance).sort(), withoutChance(body)].join('\n'));
    rest = rest.slice(head.length + 4 + length);
  }
  return answers;
}

function withoutChance(text: string): string {
  const one = text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, 'ID').replace(/^date: .*/i, 'date');
  // Whether the connection is kept, node:http also judges by what has come behind.
  return one.replace(/^(connection|keep-alive): .*/i, '');
}

/** What intake gets of the same bytes behind a request that makes the connection node:http's; the first is told. */
async function assertAlike(pieces: readonly Buffer[]): Promise<{ readonly here: Told; readonly there: Told }> {
  const here = await tell(pieces);
  const there = await tell(pieces, OTHER_FIRST);
  // Messages sent ahead of their answers node:http takes in at the same time, in no order.
  assert.deepEqual(
    here.taken.toSorted(),
    there.taken.toSorted(),
    JSON.stringify(Buffer.concat(pieces).toString('latin1')),
  );
  return { here, there };
}

function message(body: string, token = 'firm1', more = ''): string {
  return `POST /api/messages HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/xml\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`;
}

describe('read before node:http or by it, a message has one answer', () => {
  const cases: readonly (readonly [what: string, text: string, statuses: readonly number[]])[] = [
    ['stored', message('<a/>'), [202]],
    ['busy', message('busy'), [503]],
    ['a fault of ours', message('fault'), [500]],
    ['nobody’s token', message('<a/>', 'nobody'), [401]],
    ['three ahead of their answers', message('<a/>') + message('<b/>') + message('<c/>'), [202, 202, 202]],
    ['another request between', message('<a/>') + OTHER_FIRST + message('<b/>'), [202, 200, 202]],
    ['as long as is read here', message('a'.repeat(32 * 1024)), [202]],
    ['longer', message('a'.repeat(32 * 1024 + 1)), [202]],
    ['the last of a connection', message('<a/>', 'firm1', 'connection: close\r\n'), [202]],
    ['an end in the middle of the body', message('<a/>').slice(0, -2), [400]],
    ['an end in the middle of the head', message('<a/>').slice(0, 40), [400]],
    ['a line that is none', 'POST /api/messages HTTP/1.1\r\nnonsense\r\n\r\n', [400]],
  ];
  for (const [what, text, statuses] of cases) {
    test(what, async () => {
      const { here, there } = await assertAlike([Buffer.from(text)]);
      assert.deepEqual(
        here.answers.map((answer) => Number(answer.slice(9, 12))),
        statuses,
      );
      assert.deepEqual(here.answers, there.answers);
    });
  }
});

test('whatever is sent, and however it is cut, intake gets the same messages of the same firms', async () => {
  const lines = fc.constantFrom(
    'host: x',
    'Host: y',
    'content-length: 4',
    'Content-Length: 9',
    'content-length: 4, 4',
    'content-length:4',
    'content-length : 4',
    'content-length: +4',
    'content-length: 0',
    'transfer-encoding: chunked',
    'Transfer-Encoding : chunked',
    'transfer-encoding: identity',
    'expect: 100-continue',
    'connection: keep-alive',
    'x-more: 1',
    'accept: application/xml',
    'accept: a\ncontent-length: 4',
    'accept: a\r b',
    'accept: \x80',
    ' folded',
    'content-type: application/json',
  );
  const everyday = ['host: x', 'authorization: Bearer firm1', 'content-type: application/xml'];
  const first = fc.constantFrom(
    ...Array<string>(8).fill('POST /api/messages HTTP/1.1'),
    'POST /api/messages HTTP/1.0',
    'POST  /api/messages HTTP/1.1',
    'GET /api/health HTTP/1.1',
  );
  const body = fc.constantFrom('', '<a/>', '<b/>12345', '4\r\n<a/>\r\n0\r\n\r\n', message('<smuggled/>'));
  const request = fc
    .record({
      first,
      /** Which of the everyday fields is left out, mostly none. */
      without: fc.nat({ max: 12 }),
      more: fc.array(lines, { maxLength: 2 }),
      length: fc.constantFrom('own', 'own', 'none'),
      body,
      ending: fc.constantFrom(...Array<string>(8).fill('\r\n'), '\n'),
    })
    .map(({ first: line, without, more, length, body: text, ending }) => {
      const own = everyday.filter((_, index) => index !== without);
      const sized = length === 'own' ? [`content-length: ${text.length}`] : [];
      return `${[line, ...own, ...sized, ...more].join(ending)}${ending}${ending}${text}`;
    });
  const stream = fc
    .tuple(
      fc.array(fc.oneof(fc.constant(message('<a/>')), request), { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(), { maxLength: 5 }),
    )
    .map(([requests, cuts]) => cutAt(Buffer.from(requests.join(''), 'latin1'), cuts));
  await fc.assert(
    fc.asyncProperty(stream, async (pieces) => {
      await assertAlike(pieces);
    }),
    { numRuns: Number(process.env['TONGGUAN_EVERYDAY_RUNS'] ?? 400) },
  );
});

function cutAt(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((to, index) => bytes.subarray(at[index], to));
}
