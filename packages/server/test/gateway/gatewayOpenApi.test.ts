import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { STORED_KINDS } from '@tongguan/ceb';
import { createGateway, type Gateway } from '../../src/gateway/index.ts';
import { kindNameOf } from '../../src/gateway/schemas/kindNames.ts';
import { takenMessages } from '../../src/intake/taken.ts';
import { TAKES } from '../../src/main/takes.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';

// Proves that the description of the API names every operation with its errors and who needs a token, and that no
// reference in it leads nowhere.

type Operation = {
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly responses: Record<string, unknown>;
};

let gateway: Gateway;
let url = '';
before(async () => {
  gateway = await createGateway(NOTHING_BEHIND);
  url = await gateway.listen({ host: '127.0.0.1', port: 0 });
});
after(() => gateway.close());

test('OpenAPI names every route, its errors and who needs a token', async () => {
  const text = await (await fetch(`${url}/api/openapi.json`)).text();
  const { paths, components } = JSON.parse(text) as {
    paths: Record<string, Record<string, Operation>>;
    components: { securitySchemes: unknown; schemas: Record<string, unknown> };
  };
  const others = Object.entries(paths).filter(([path]) => !/^\/api\/(office|consumer)\//.test(path));
  const found = others.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, responses }]) => [
      `${method.toUpperCase()} ${path}`,
      (security ?? []).length > 0,
      Object.keys(responses).join(' '),
    ]),
  );
  const basic = [
    ['POST /api/messages', true, '202 400 401 403 413 415 429 500 503'],
    ['GET /api/receipts', true, '200 400 401 429 500 503'],
    ['GET /api/declarations/{number}', true, '200 400 401 404 429 500 503'],
    ['POST /api/assess', false, '200 400 413 415 429 500 503'],
    ['GET /api/health', false, '200 429 500 503'],
    ['GET /api/codes/{code}', false, '200 404 429 500'],
  ];
  const names = new Set(basic.map(([name]) => name));
  assert.deepEqual(
    found.filter(([name]) => names.has(name)),
    basic,
  );
  // Whatever rooms add for participants needs a token, and says so.
  for (const [name, needsToken, answers] of found.filter(([one]) => !names.has(one))) {
    assert.equal(needsToken, true, String(name));
    assert.match(String(answers), /\b401\b.*\b429\b/, String(name));
  }
  assert.deepEqual(components.securitySchemes, { bearer: { type: 'http', scheme: 'bearer' } });
  for (const name of ['Error', 'Refusal', 'Stored', 'ReceiptPage']) assert.ok(name in components.schemas, name);
  const headers = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ parameters = [] }) => parameters.filter((one) => one.in === 'header').map(({ name }) => name));
  assert.deepEqual([...new Set(headers)], ['idempotency-key'], 'in lower case, for nobody bends them before a check');
  // A reference that leads nowhere would make every client generator fail.
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    assert.ok(name !== undefined && name in components.schemas, name);
  }
});

// The kinds an answer may name, by the numbers that rows of the database have: a client knows them all.
test('OpenAPI names the kind of every document that is taken, and which messages those are', async () => {
  const page = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    paths: { '/api/messages': { post: { summary: string } } };
    components: {
      schemas: { Stored: { properties: { documents: { items: { properties: { kind: { enum: string[] } } } } } } };
    };
  };
  const known = page.components.schemas.Stored.properties.documents.items.properties.kind.enum;
  const taken = [...takenMessages(TAKES).values()].map(({ row }) => row);
  assert.ok(taken.length >= 8, 'the rooms take something');
  for (const { stored } of taken) assert.ok(known.includes(kindNameOf(stored)), kindNameOf(stored));
  assert.equal(new Set(known).size, known.length);
  // Clients know it by this name; the table of messages calls it a declaration.
  assert.equal(kindNameOf(STORED_KINDS.declaration), 'list');
  const [, told = ''] = /（([\d、]+)）/.exec(page.paths['/api/messages'].post.summary) ?? [];
  assert.deepEqual(
    told.split('、').map((number) => `CEB${number}Message`),
    taken.map(({ type }) => type),
  );
});

test('every schema of every route can be compiled, though a gateway compiles one only when its route is used', async () => {
  const compiled = await createGateway(NOTHING_BEHIND, {});
  await compiled.close();
});
