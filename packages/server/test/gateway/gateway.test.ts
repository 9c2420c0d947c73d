import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { done, type Outcome, refused } from '@tongguan/kernel';
import { createGateway, type Gateway, type GatewayDeps, type LogEntry } from '../../src/gateway/index.ts';
import type { SubmitAnswer } from '../../src/intake/types.ts';
import { type ReceiptPage, receiptsXml } from '../../src/receipts/index.ts';
import type { Participant, Registry } from '../../src/registry/index.ts';
import type { Services } from '../../src/main/doors.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';
import { TOLD_STORY } from '../support/answers/toldStory.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

/**
 * Proves every HTTP answer of the door, with rooms that say what the test wants: status, the one shape of errors, the
 * conversation id in each answer, and that neither logs nor answers quote what a fault's message says.
 */

const TOKEN = 'tg_test';
const FIRM = { code: '3301960001', name: '测试平台有限公司' } as Participant;
const NOW_MS = Date.parse('2019-05-01T10:00:00+08:00');
const MESSAGE_ID = '00112233-4455-6677-8899-aabbccddeeff';
const XML = { 'content-type': 'application/xml' };

const stored: SubmitAnswer = {
  kind: 'stored',
  messageId: MESSAGE_ID,
  type: 'CEB311Message',
  guid: 'G',
  acceptedMs: NOW_MS,
  documents: [{ item: 0, kind: 1, number: 'N1', orderNo: 'O1' }],
  replayed: false,
};
const refusal = (code: string): SubmitAnswer => ({
  kind: 'refused',
  messageId: MESSAGE_ID,
  type: 'CEB311Message',
  guid: 'G',
  atMs: NOW_MS,
  refusals: [{ code, path: '/', found: 'x', allowed: 'y', offset: 17 }],
  receipt: Buffer.from('<CEB900Message/>'),
  beyondQuota: false,
});
const page: ReceiptPage = {
  receipts: [
    {
      cursor: 'AQ',
      type: 'CEB622Message',
      guid: 'G',
      returnStatus: '800',
      statusText: '放行',
      codes: [],
      returnTime: '20190501100000000',
      xml: '<ceb:CEB622Message/>',
      copNo: 'C1',
    },
  ],
  next: 'AQ',
  more: false,
};

let submit: () => Promise<SubmitAnswer> = () => Promise.resolve(stored);
let read: () => Promise<Outcome<ReceiptPage>> = () => Promise.resolve(done(page));
const log: LogEntry[] = [];
let nowMs = NOW_MS;
const deps: GatewayDeps<Services> = {
  ...NOTHING_BEHIND,
  intake: { submit: () => submit(), close: () => Promise.resolve() },
  registry: () => ({ participantByToken: (token: string) => (token === TOKEN ? FIRM : null) }) as Registry,
  clock: { now: () => nowMs },
  receipts: { read: () => read(), toXml: receiptsXml },
  history: (number) => Promise.resolve(number === 'C1' ? TOLD_STORY : null),
  log: (entry) => void log.push(entry),
  limits: { messageBytes: 1000 },
};

let gateway: Gateway;
let url = '';
before(async () => {
  gateway = await createGateway(deps, wholeAnswers().compilers);
  url = await gateway.listen({ host: '127.0.0.1', port: 0 });
});
after(() => gateway.close());

type Call = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly token?: string | null;
};

type Answer = { readonly status: number; readonly headers: Headers; readonly text: string };

async function call({ method = 'GET', path, headers = {}, body, token = TOKEN }: Call): Promise<Answer> {
  const auth: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(url + path, {
    method,
    headers: { ...auth, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const send = (more: Partial<Call> = {}): Promise<Answer> =>
  call({ method: 'POST', path: '/api/messages', headers: XML, body: '<a/>', ...more });

describe('POST /api/messages', () => {
  test('stored: 202 with what was stored, under the message id as conversation', async () => {
    const answer = await send();
    assert.equal(answer.status, 202);
    assert.equal(answer.headers.get('tongguan-conversation-id'), MESSAGE_ID);
    assert.deepEqual(JSON.parse(answer.text), {
      messageId: MESSAGE_ID,
      type: 'CEB311Message',
      guid: 'G',
      acceptedAt: '2019-05-01T10:00:00+08:00',
      documents: [{ item: 0, kind: 'order', number: 'N1', orderNo: 'O1' }],
    });
    assert.equal(answer.headers.get('tongguan-replayed'), null);
  });

  test('text/xml with a charset is taken as well', async () => {
    assert.equal((await send({ headers: { 'content-type': 'text/xml; charset=utf-8' } })).status, 202);
  });

  for (const [code, status] of [
    ['-900101', 400],
    ['-900202', 400],
    ['-900304', 400],
    ['-900306', 403],
    ['-900308', 403],
    ['-900310', 403],
    ['-900312', 403],
    ['-621015', 403],
  ] as const) {
    test(`refused with ${code}: ${status}, with place, values and advice`, async () => {
      submit = () => Promise.resolve(refusal(code));
      const { error } = JSON.parse(assertProblem(await send(), status, code)) as {
        error: { refusals: Record<string, unknown>[]; messageId: string };
      };
      assert.equal(error.messageId, MESSAGE_ID);
      const [first] = error.refusals;
      assert.deepEqual([first?.['path'], first?.['found'], first?.['allowed'], first?.['offset']], ['/', 'x', 'y', 17]);
      assert.notEqual(first?.['advice_zh'], undefined);
      submit = () => Promise.resolve(stored);
    });
  }

  test('refused with Accept: application/xml gives the CEB900', async () => {
    submit = () => Promise.resolve(refusal('-900101'));
    const answer = await send({ headers: { ...XML, accept: 'application/xml' } });
    submit = () => Promise.resolve(stored);
    assert.equal(answer.status, 400);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/xml/);
    assert.equal(answer.text, '<CEB900Message/>');
    assert.equal(answer.headers.get('tongguan-conversation-id'), MESSAGE_ID);
  });

  test('busy: 503 with Retry-After', async () => {
    submit = () => Promise.resolve({ kind: 'busy', retryAfterMs: 1500 });
    const answer = await send();
    submit = () => Promise.resolve(stored);
    assertProblem(answer, 503, 'busy');
    assert.equal(answer.headers.get('retry-after'), '2');
  });

  test('a fault of ours: 500, and its message is neither answered nor logged', async () => {
    submit = () => Promise.reject(Object.assign(new Error('Key (id)=(110101199001011237) exists'), { code: '23505' }));
    const answer = await send();
    submit = () => Promise.resolve(stored);
    const text = assertProblem(answer, 500, 'fault');
    const entry = log.at(-1);
    assert.equal(entry?.event, 'fault');
    assert.equal(entry?.conversation, answer.headers.get('tongguan-conversation-id'));
    assert.equal(entry?.code, 'Error 23505');
    assert.doesNotMatch(text + JSON.stringify(log), /110101199001011237/);
  });

  for (const code of ['53100', '57P01', 'ECONNREFUSED']) {
    test(`the database away or full (${code}): 503, to be sent again`, async () => {
      submit = () => Promise.reject(Object.assign(new Error('away'), { code }));
      const answer = await send();
      submit = () => Promise.resolve(stored);
      assertProblem(answer, 503, 'unavailable');
      assert.equal(answer.headers.get('retry-after'), '2');
    });
  }

  for (const [name, more, status, code] of [
    ['no token', { token: null }, 401, 'token-missing'],
    ['an unknown token', { token: 'tg_other' }, 401, 'token-unknown'],
    ['another scheme', { token: null, headers: { ...XML, authorization: 'Basic eDp5' } }, 401, 'token-unknown'],
    ['an over-long token', { token: 'x'.repeat(600) }, 401, 'token-unknown'],
    ['a body too large', { body: 'x'.repeat(1001) }, 413, 'body-too-large'],
    ['JSON', { headers: { 'content-type': 'application/json' } }, 415, 'type-unsupported'],
    ['no type', { headers: { 'content-type': '' } }, 415, 'type-unsupported'],
  ] as const) {
    test(`${name}: ${status}`, async () => {
      const answer = await send(more);
      assertProblem(answer, status, code);
      if (status === 401) assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
    });
  }

  test('too many: 429 with Retry-After, and again after it', async () => {
    const limited = await createGateway({ ...deps, limits: { costPerSecond: 2 } });
    const usual = url;
    url = await limited.listen({ host: '127.0.0.1', port: 0 });
    try {
      for (let count = 0; count < 4; count += 1) assert.equal((await send()).status, 202, 'the burst');
      const answer = await send();
      assertProblem(answer, 429, 'too-many-requests');
      assert.equal(answer.headers.get('retry-after'), '1');
      nowMs += 1000;
      assert.equal((await send()).status, 202);
    } finally {
      nowMs = NOW_MS;
      url = usual;
      await limited.close();
    }
  });
});

describe('reading', () => {
  test('receipts as JSON', async () => {
    const answer = await call({ path: '/api/receipts?limit=10' });
    assert.equal(answer.status, 200);
    assert.deepEqual(JSON.parse(answer.text), page);
  });

  test('receipts as XML by Accept', async () => {
    const answer = await call({ path: '/api/receipts', headers: { accept: 'text/xml' } });
    assert.match(answer.headers.get('content-type') ?? '', /^application\/xml/);
    assert.match(answer.text, /<receipts next="AQ" more="false"><ceb:CEB622Message\/><\/receipts>/);
  });

  test('a cursor of somebody else: 400', async () => {
    read = () => Promise.resolve(refused({ code: 'cursor-unknown', path: 'after', found: 'x', allowed: 'next' }));
    assertProblem(await call({ path: '/api/receipts?after=x' }), 400, 'cursor-unknown');
    read = () => Promise.resolve(done(page));
  });

  for (const limit of ['0', '1001', 'many']) {
    test(`limit=${limit}: 400`, async () => {
      assertProblem(await call({ path: `/api/receipts?limit=${limit}` }), 400, 'request-invalid');
    });
  }

  test('receipts and declarations need a token', async () => {
    assertProblem(await call({ path: '/api/receipts', token: null }), 401, 'token-missing');
    assertProblem(await call({ path: '/api/declarations/C1', token: null }), 401, 'token-missing');
  });

  test('a declaration: its story, or the same 404 whether unknown or another’s', async () => {
    const answer = await call({ path: '/api/declarations/C1' });
    assert.equal(answer.status, 200);
    assert.deepEqual(JSON.parse(answer.text), TOLD_STORY);
    assertProblem(await call({ path: '/api/declarations/C2' }), 404, 'declaration-unknown');
  });
});

describe('what anybody may ask', () => {
  test('health', async () => {
    const answer = await call({ path: '/api/health', token: null });
    assert.equal(answer.status, 200);
    const { status, database } = JSON.parse(answer.text) as Record<string, string>;
    assert.deepEqual([status, database], ['ok', 'ok']);
  });

  test('a code, and one that is none', async () => {
    const answer = await call({ path: '/api/codes/1313', token: null });
    assert.equal((JSON.parse(answer.text) as { code: string }).code, '1313');
    assertProblem(await call({ path: '/api/codes/77', token: null }), 404, 'code-unknown');
  });

  const input = {
    acceptedAt: '2019-05-01T10:00:00+08:00',
    mode: '1210',
    annualUsed: '0.00',
    freight: '0.00',
    insurance: '0.00',
    lines: [
      {
        gcode: '3303000000',
        quantity: '1',
        price: '800.00',
        rates: { duty: '0.03', vat: '0.13', consumption: '0.15', specific: '0' },
      },
    ],
  };
  const assess = (body: string, type = 'application/json'): Promise<Answer> =>
    call({ method: 'POST', path: '/api/assess', headers: { 'content-type': type }, body, token: null });

  test('an assessment: one, and an array of them', async () => {
    const one = JSON.parse((await assess(JSON.stringify(input))).text) as { total: { tax: string } };
    assert.equal(one.total.tax, '184.47');
    assert.deepEqual(JSON.parse((await assess(JSON.stringify([input, input]))).text), [one, one]);
  });

  for (const [name, body, type, status, code] of [
    ['bad input', '{"mode":"1210"}', 'application/json', 400, 'input-invalid'],
    ['no JSON', '{', 'application/json', 400, 'request-invalid'],
    ['XML', '<a/>', 'application/xml', 415, 'type-unsupported'],
  ] as const) {
    test(`${name}: ${status}`, async () => {
      assertProblem(await assess(body, type), status, code);
    });
  }
});

describe('what is no request of this API', () => {
  test('an unknown path, a wrong method', async () => {
    assertProblem(await call({ path: '/' }), 404, 'not-found');
    const wrong = await call({ method: 'DELETE', path: '/api/messages' });
    assertProblem(wrong, 405, 'method-wrong');
    assert.equal(wrong.headers.get('allow'), 'POST');
  });

  for (const [name, path, status, code] of [
    ['that cannot be decoded', '/api/declarations/%ff', 400, 'request-invalid'],
    ['with a part beyond any number', `/api/declarations/${'a'.repeat(5000)}`, 400, 'request-invalid'],
    ['with a NUL', '/api/declarations/%00', 400, 'request-invalid'],
  ] as const) {
    test(`a URL ${name}: ${status}, and it is not repeated`, async () => {
      const text = assertProblem(await call({ path }), status, code);
      assert.ok(!text.includes('%ff') && !text.includes('aaaa'));
    });
  }

  test('headers beyond 16 KB: 431', async () => {
    assertProblem(
      await call({ path: '/api/health', headers: { 'x-long': 'a'.repeat(20_000) } }),
      431,
      'headers-too-large',
    );
  });

  test('bytes that are no HTTP get a 400 and a closed connection', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write('BOGUS\r\n\r\n'));
      socket.on('data', (data) => (text += data.toString()));
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    assert.match(answer, /^HTTP\/1\.1 400 .*Tongguan-Conversation-Id: [0-9a-f-]{36}.*"code":"request-invalid"/s);
  });
});

/** One shape for every error, with the conversation in header and body. */
function assertProblem(answer: Answer, status: number, code: string): string {
  assert.equal(answer.status, status, answer.text);
  const { error } = JSON.parse(answer.text) as { error: Record<string, unknown> };
  assert.equal(error['code'], code);
  assert.match(String(error['message_zh']), /\p{Script=Han}/u);
  assert.notEqual(error['message_en'], '');
  assert.equal(error['conversationId'], answer.headers.get('tongguan-conversation-id'));
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
  return answer.text;
}
