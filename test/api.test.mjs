// Proves that the published description of the API is the one the platform gives, that every operation stands in it with
// an answer a client can be generated from, and that the SDK's types are generated from this very description.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { apiPages, staleOf } from '../scripts/api.mjs';
import { untypedIn } from './support/untyped.mjs';

let pages;
let operations = [];
let schemas = {};
before(async () => {
  pages = await apiPages();
  const { paths, components } = JSON.parse(pages.get('docs/openapi.json'));
  schemas = components.schemas;
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, ...operation })),
  );
});

test('docs/openapi.json, docs/api and the types of the SDK are what the platform says of itself', () => {
  assert.deepEqual(staleOf(pages), [], 'run `npm run docs` and commit it');
  for (const { name } of operations) {
    for (const language of ['zh-CN', 'en']) {
      const line = `\`${name}\``;
      assert.ok(pages.get(`docs/api.${language}.md`).includes(line), `${line} has a tag the description names`);
    }
  }
});

test('every operation has an answer whose whole shape is described, under every status', () => {
  assert.ok(operations.length >= 140, `${operations.length} operations were looked at`);
  const untyped = operations.flatMap(({ name, responses }) =>
    Object.entries(responses).flatMap(([status, { content = {} }]) => {
      const bodies = Object.entries(content);
      if (bodies.length === 0) return [`${name} ${status}: no content`];
      return bodies.flatMap(([type, { schema }]) => untypedIn(schema, `${name} ${status} ${type} `));
    }),
  );
  const named = Object.entries(schemas).flatMap(([name, schema]) => untypedIn(schema, name));
  assert.deepEqual([...untyped, ...named], [], 'describe it in gateway/schemas');
});

test('every operation has errors of the one shape, and one success at least', () => {
  for (const { name, responses } of operations) {
    const statuses = Object.keys(responses).map(Number);
    assert.ok(
      statuses.some((status) => status < 300),
      name,
    );
    for (const status of statuses.filter((one) => one >= 400)) {
      const { description, content } = responses[status];
      // Health is a whole answer, well or unwell.
      if (name === 'GET /api/health' && status === 503) continue;
      const { $ref } = content['application/json'].schema;
      const [shape, own] = schemas[$ref.split('/').at(-1)].allOf ?? [];
      assert.deepEqual(shape, { $ref: '#/components/schemas/Error' }, `${name} ${status}`);
      const code = own.properties.error.properties.code;
      const codes = (code.anyOf?.[0] ?? code).enum;
      assert.equal(description, `code: ${codes.join(', ')}`, `${name} ${status} names its codes`);
      const known = new Set(schemas.ProblemCode.enum);
      assert.deepEqual(
        codes.filter((one) => !known.has(one)),
        [],
        `${name} ${status}`,
      );
      assert.ok(pages.get('packages/sdk/src/generated/api.ts').includes(JSON.stringify(codes[0])), codes[0]);
    }
  }
});

test('every operation has a name of its own, which programs can call', () => {
  const names = operations.map(({ operationId }) => operationId);
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
  for (const { name, operationId } of operations) assert.match(operationId ?? '', /^[a-z][A-Za-z0-9.-]+$/, name);
});

const SAYS_NOTHING = [
  ['an object that is open by itself', { type: 'object', properties: {} }, ['{}: anything']],
  ['an object that is opened', { type: 'object', additionalProperties: true }, ['{}: anything']],
  ['an object that may be null', { type: ['object', 'null'] }, ['{}: anything']],
  ['an object of nothing', { type: 'object', additionalProperties: false }, [': always empty']],
  ['a list of anything', { type: 'array' }, ['[]: anything']],
  ['a choice with an open one', { anyOf: [{ type: 'string' }, { type: 'array', items: {} }] }, ['|1[]: anything']],
  [
    'a field without a type, deep inside',
    {
      type: 'array',
      items: { type: 'object', additionalProperties: false, properties: { a: { description: 'a' } } },
    },
    ['[].a: anything'],
  ],
  ['a map of texts', { type: 'object', additionalProperties: { type: 'string' } }, []],
  ['a closed object', { type: 'object', additionalProperties: false, properties: { a: { type: 'string' } } }, []],
  ['a narrower reference', { allOf: [{ $ref: '#/x' }, { type: 'object' }] }, []],
  ['a reference', { $ref: '#/components/schemas/Error' }, []],
];

test('the look at schemas sees what says nothing, and lets pass what says something', () => {
  for (const [name, schema, found] of SAYS_NOTHING) assert.deepEqual(untypedIn(schema), found, name);
});
