import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import fastify from 'fastify';
import { firm, staff } from '../../src/gateway/doors.ts';
import { guardDoors } from '../../src/gateway/fair/guard.ts';
import { OTHER_WRITES } from '../../src/gateway/otherWrites.ts';
import { DEFAULT_LIMITS } from '../../src/gateway/types.ts';
import { CALLERS, type Caller, type Doors, filled, knock, openAllDoors } from '../support/doors/allDoors.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';

/**
 * Proves that no work is done for whoever is not known, at every door the platform describes: the answer comes before a
 * byte of the body, whatever it would have been. And that each door bounds what it reads, how deep, and what it says.
 */

const MEGABYTE = 1024 * 1024;
const XML_ONLY = '/api/messages';

let doors: Doors;
/** Doors that want a token, and a caller whom each lets in. */
const guarded: { readonly door: string; readonly path: string; readonly may: Caller; readonly bytesMax: number }[] = [];

before(async () => {
  doors = await openAllDoors();
  for (const [door, operation] of doors.described) {
    if ((operation.security ?? []).length === 0) continue;
    for (const caller of CALLERS) {
      const { status } = await knock(doors.url, door, operation, caller);
      if (status === 401 || status === 403) continue;
      const path = filled(door.slice(door.indexOf(' ') + 1));
      guarded.push({ door, path, may: caller, bytesMax: operation['x-body-bytes-max'] ?? 0 });
      break;
    }
  }
});
after(() => doors.gateway.close());

const posts = (): typeof guarded => guarded.filter(({ door }) => door.startsWith('POST'));

test('the doors that are open to anybody are these, and every other lets somebody in', () => {
  const open = doors.described.filter(([, { security }]) => (security ?? []).length === 0).map(([door]) => door);
  assert.deepEqual(open.sort(), [
    'GET /api/codes/{code}',
    'GET /api/health',
    'GET /api/sandbox/clock',
    'POST /api/assess',
  ]);
  assert.equal(guarded.length, doors.described.length - open.length);
});

describe('who is not known is told so before a byte of the body is read', () => {
  const strangers: readonly (readonly [name: string, head: string])[] = [
    ['no token', ''],
    ['an unknown token', 'authorization: Bearer stranger\r\n'],
    ['no bearer at all', 'authorization: Basic eDp5\r\n'],
  ];
  const bodies: readonly (readonly [name: string, head: string])[] = [
    ['eight megabytes', `content-length: ${8 * MEGABYTE}\r\n`],
    ['a gigabyte', `content-length: ${1024 * MEGABYTE}\r\n`],
    ['no end', 'transfer-encoding: chunked\r\n'],
  ];
  for (const [who, authorization] of strangers) {
    for (const [what, length] of bodies) {
      for (const type of ['application/json', 'application/xml', 'text/nonsense']) {
        test(`${who}, ${what} of ${type}`, async () => {
          for (const { door, path } of posts()) {
            const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\n${authorization}${length}\r\n`;
            assert.match(await answerTo(head), /^HTTP\/1\.1 401 /, door);
          }
        });
      }
    }
  }

  test('a firm at the doors of staff and of consumers, and each of them at a firm’s', async () => {
    for (const { door, path, may } of posts()) {
      const other: Caller = may === 'firm' ? 'consumer' : 'firm';
      const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${other}\r\ncontent-length: ${8 * MEGABYTE}\r\n\r\n`;
      assert.match(await answerTo(head), /^HTTP\/1\.1 401 /, door);
    }
  });

  test('staff without the role: 403, before the body too', async () => {
    for (const { door, path, may } of posts().filter((one) => one.may !== 'firm' && one.may !== 'consumer')) {
      const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer auditor\r\ncontent-length: ${8 * MEGABYTE}\r\n\r\n`;
      // Everybody of the customs side signs in.
      if (may !== 'auditor' && !path.startsWith('/api/office/session'))
        assert.match(await answerTo(head), /^HTTP\/1\.1 403 /, door);
    }
  });

  test('a URL that is not percent-encoded: 400, and what to do', async () => {
    for (const path of ['/api/office/participants?text=测试', '/api/codes/测试', '/api/%E6%B']) {
      const answered = await answerTo(`GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer auditor\r\n\r\n`);
      assert.match(
        answered,
        /^HTTP\/1\.1 400 [\s\S]*须按 UTF-8 作百分号编码 \/ path and query must be percent-encoded/,
        path,
      );
    }
  });

  test('who asks for a door that is none: 404 or 405, before the body', async () => {
    const of = (line: string): Promise<string> =>
      answerTo(
        `${line} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${8 * MEGABYTE}\r\n\r\n`,
      );
    assert.match(await of('POST /api/nothing'), /^HTTP\/1\.1 404 /);
    assert.match(await of('PUT /api/messages'), /^HTTP\/1\.1 405 .*\r\nallow: POST\r\n/s);
  });
});

describe('every door bounds what it reads', () => {
  test('and says how much; none but messages and photos reads more than a megabyte', () => {
    for (const { door, path, bytesMax } of posts()) {
      assert.ok(bytesMax > 0, door);
      assert.ok(
        bytesMax <= (path === XML_ONLY ? 8 : 1) * MEGABYTE || /photos|lab-report|reports/.test(path),
        `${door}: ${bytesMax}`,
      );
    }
  });

  test('and reads as much as it describes: lists in full, or a megabyte of them', () => {
    for (const [door, operation] of doors.described) {
      const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
      const lists = Object.values(schema?.properties ?? {}).filter(
        ({ type, maxItems = 0 }) => type === 'array' && maxItems > 10,
      );
      // 500 tracking events in full are less than what others may bring.
      const least = lists.length === 0 ? 0 : 512 * 1024;
      if (operation['x-body-bytes-max'] !== undefined) assert.ok(operation['x-body-bytes-max'] >= least, door);
    }
  });

  test('a byte more is refused before it is read', async () => {
    for (const { door, path, may, bytesMax } of posts()) {
      const type = path === XML_ONLY ? 'application/xml' : 'application/json';
      const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${may}\r\ncontent-type: ${type}\r\n`;
      assert.match(await answerTo(`${head}content-length: ${bytesMax + 1}\r\n\r\n`), /^HTTP\/1\.1 413 /, door);
    }
  });

  test('a door that does not say who may, or how much it reads, is not opened', async () => {
    for (const [config, bodyLimit] of [
      [undefined, 1024],
      [{ door: { who: 'firm', roles: [], cost: 1 } } as const, undefined],
    ] as const) {
      const app = fastify();
      guardDoors(app, { ...NOTHING_BEHIND, limits: DEFAULT_LIMITS });
      const route = { handler: () => '', ...(config && { config }), ...(bodyLimit && { bodyLimit }) };
      assert.throws(() => app.post('/api/new', route), /invariant broken: .*\/api\/new says/);
      await app.close();
    }
  });

  test('a write of staff that is no act is not opened, by whatever method and wherever it lies', async () => {
    const officer = { config: staff(['officer']), bodyLimit: 1024, handler: () => '' };
    const stranger = { ...officer, config: firm(1) };
    const app = fastify();
    guardDoors(app, { ...NOTHING_BEHIND, limits: DEFAULT_LIMITS });
    const url = '/api/office/cases/:number/sneak';
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', ['GET', 'POST']] as const) {
      const open = (more: object): unknown => app.route({ ...officer, ...more, method: method as 'POST', url });
      assert.throws(() => open({}), /sneak comes of an act/);
      assert.throws(() => open(stranger), /sneak comes of an act/);
      assert.throws(() => open({ url: '/api/sneak' }), /sneak comes of an act/);
    }
    app.get(url, officer);
    app.post('/api/office/cases/:number/notes', officer);
    await app.close();
  });

  test('each write that is no act is there: the list only shrinks', () => {
    const there = new Set(posts().map(({ door }) => door.replaceAll(/\{(\w+)\}/g, ':$1')));
    // The catch-all is not described.
    for (const url of Object.keys(OTHER_WRITES).filter((one) => !one.endsWith('*'))) {
      assert.ok(there.has(`POST ${url}`), `${url}: take it out of gateway/otherWrites.ts`);
    }
  });
});

describe('what a known caller sends wrongly costs neither depth nor a long answer', () => {
  const post = async (path: string, caller: Caller, body: string): Promise<{ status: number; text: string }> => {
    const headers = { authorization: `Bearer ${caller}`, 'content-type': 'application/json' };
    const answer = await fetch(doors.url + path, { method: 'POST', headers, body });
    return { status: answer.status, text: await answer.text() };
  };
  /** Deep within what the door reads; the escape makes it look for texts in it. */
  const deep = (bytes: number): string => {
    const levels = Math.floor(bytes / 2) - 20;
    return `${'['.repeat(levels)}"\\uD83D"${']'.repeat(levels)}`;
  };

  test('as deep as the body may be: 400, and nothing in the log', async () => {
    const before = doors.log.length;
    for (const { door, path, may, bytesMax } of posts().filter((one) => one.path !== XML_ONLY)) {
      const { status } = await post(path, may, deep(bytesMax));
      assert.equal(status, 400, door);
      const object = `{"a":`.repeat(Math.floor(bytesMax / 6) - 20);
      assert.equal((await post(path, may, `${object}1${'}'.repeat(Math.floor(bytesMax / 6) - 20)}`)).status, 400, door);
    }
    assert.equal((await post('/api/assess', 'nobody', deep(64 * 1024))).status, 400);
    assert.deepEqual(doors.log.slice(before), []);
  });

  test('as many mistakes as the body may hold: an answer of some kilobytes', async () => {
    for (const { door, path, may, bytesMax } of posts().filter((one) => one.path !== XML_ONLY)) {
      const items = '0,'.repeat(Math.floor(bytesMax / 2) - 200);
      for (const name of ['events', 'participants']) {
        const { status, text } = await post(path, may, `{"reason":"r","${name}":[${items}0]}`);
        assert.equal(status, 400, door);
        assert.ok(text.length < 4096, `${door}: ${text.length} bytes`);
      }
    }
  });

  test('an assessment of as many mistakes as fit', async () => {
    for (const count of [21_000, 9_000, 400, 1]) {
      const { status, text } = await post('/api/assess', 'nobody', `[${'{},'.repeat(count)}{}]`);
      assert.equal(status, 400);
      assert.ok(text.length < 32 * 1024, `${count}: ${text.length} bytes`);
    }
    // The place of a mistake is that in the whole list, wherever it was found.
    const good = { acceptedAt: '2019-05-01T10:00:00+08:00', mode: '1210', annualUsed: '0.00', freight: '0.00' };
    const line = { gcode: '3303000000', quantity: '1', price: '1.00' };
    const list = [...Array.from({ length: 25 }, () => ({ ...good, insurance: '0.00', lines: [line] })), {}];
    assert.match((await post('/api/assess', 'nobody', JSON.stringify(list))).text, /\$\[25\]/);
  });
});

test('no answer of a guarded door, and no refusal, may be kept by whoever passes it on', async () => {
  for (const { door, path, may } of guarded) {
    const operation = doors.described.find(([name]) => name === door)?.[1];
    assert.ok(operation);
    for (const caller of [may, 'nobody', 'stranger'] as const) {
      const { headers } = await knock(doors.url, door, operation, caller);
      assert.equal(headers.get('cache-control'), 'no-store', `${door} ${path} ${caller}`);
    }
  }
  for (const [path, kept] of [
    ['/api/health', 'no-store'],
    ['/api/nothing', 'no-store'],
    ['/api/codes/1313', null],
    ['/api/openapi.json', null],
  ] as const) {
    assert.equal((await fetch(doors.url + path)).headers.get('cache-control'), kept, path);
  }
});

/** What is answered to a head whose body never comes. */
function answerTo(head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(doors.url).port), '127.0.0.1', () => socket.write(head));
    socket.on('data', (data) => {
      text += data.toString();
      if (!text.includes('\r\n\r\n')) return;
      resolve(text);
      socket.destroy();
    });
    socket.on('error', reject);
  });
}
