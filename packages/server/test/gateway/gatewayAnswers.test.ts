import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { explainCode } from '@tongguan/ceb';
import { createGateway, type Gateway } from '../../src/gateway/index.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

// Proves that answers no other test reads whole come out as they went in: a serializer writes what the schema names, and drops
// the rest without a word.

const LISTED = { hs8: '33030000', nameZh: '香水', note: null, row: 1 };
const HELD = { preNo: 'B1', invtNo: null, state: 120, customsCode: '2992', gnums: ['1', '3'] };
const DIFF = {
  added: [LISTED],
  removed: [{ ...LISTED, note: '仅限网购保税商品' }],
  renamed: [{ before: LISTED, after: { ...LISTED, nameZh: '香水及花露水' } }],
  noteChanged: [],
  unchanged: 1_470,
  hits: [
    {
      ...{ participantCode: '3301960001', gcode: '3303000000', itemNo: 'ITEM01', nameZh: '香水' },
      ...({ effect: 'removed', before: LISTED, after: null, narrower: true } as const),
    },
  ],
};

const RATE = { value: '10', from: '2018-07-01', to: null, law: '税委会公告2018年第4号', confidence: 'H' };
const RATE_CHANGE = {
  ...({ hs8: '22083000', nameZh: '威士忌酒', fact: 'mfn-duty', on: '2027-01-01' } as const),
  ...{ before: RATE, after: { ...RATE, value: '5', from: '2027-01-01', to: '2027-12-31' } },
};
const TARIFF_DIFF = {
  changes: [RATE_CHANGE, { ...RATE_CHANGE, on: '2028-01-01', before: RATE_CHANGE.after, after: null }],
  unchanged: 3,
  hits: [
    {
      ...{ participantCode: '3301960001', gcode: '2208300000', itemNo: 'ITEM02', nameZh: '威士忌' },
      changes: [RATE_CHANGE],
    },
  ],
};

let gateway: Gateway;
let url = '';
before(async () => {
  const deps = {
    ...NOTHING_BEHIND,
    office: {
      ...NOTHING_BEHIND.office,
      staffByToken: () =>
        Promise.resolve({ code: 'officer1', name: '测试', role: 'officer', customsCode: '' } as const),
    },
    goods: {
      ...NOTHING_BEHIND.goods,
      heldBy: () => Promise.resolve([{ ...HELD, acceptedMs: null }]),
      diff: () => Promise.resolve({ against: 'E1', diff: DIFF }),
      tariffDiff: () => Promise.resolve({ against: 'T1', ...TARIFF_DIFF }),
    },
    moveClock: () => Promise.resolve(0),
  };
  gateway = await createGateway(deps, wholeAnswers().compilers);
  url = await gateway.listen({ host: '127.0.0.1', port: 0 });
});
after(() => gateway.close());

const HEALTH = { status: 'ok', version: '0.0.0', profile: 'sandbox', database: 'ok', setAside: 0 };
const BEGINNING = '1970-01-01T08:00:00+08:00';

for (const [path, told] of [
  ['/api/office/goods/stops/S1/declarations', { declarations: [{ ...HELD, acceptedAt: null }] }],
  ['/api/office/goods/lists/E2/diff', { against: 'E1', ...DIFF }],
  ['/api/office/goods/tariffs/T2/diff', { against: 'T1', ...TARIFF_DIFF }],
  ['/api/sandbox/clock', { now: BEGINNING }],
  ['/api/health', { ...HEALTH, time: BEGINNING }],
  // Official, seen in practice, a state, one of our own; with and without a rule.
  ...['-621018', '1313', '800', '90042'].map((code) => [`/api/codes/${code}`, explainCode(code)] as const),
] as const) {
  test(`GET ${path} is told whole`, async () => {
    const answer = await fetch(`${url}${path}`, { headers: { authorization: 'Bearer officer' } });
    const text = await answer.text();
    assert.equal(answer.status, 200, text);
    assert.deepEqual(JSON.parse(text), told);
  });
}

test('an answer that its schema does not name whole fails the tests that look for it', async () => {
  const { compilers, lost } = wholeAnswers();
  const stops = [{ stopId: 'S1', fromMs: 0, endMs: null, country: null, hsPrefix: '33', brand: null, batch: null }];
  const told = stops.map((stop) => ({ ...stop, law: 'L', reason: 'R', secret: 'not in the schema' }));
  const deps = {
    ...NOTHING_BEHIND,
    office: {
      ...NOTHING_BEHIND.office,
      staffByToken: () =>
        Promise.resolve({ code: 'officer1', name: '测试', role: 'officer', customsCode: '' } as const),
    },
    goods: { ...NOTHING_BEHIND.goods, stops: () => Promise.resolve(told) },
  };
  const strict = await createGateway(deps, compilers);
  const at = await strict.listen({ host: '127.0.0.1', port: 0 });
  const { status } = await fetch(`${at}/api/office/goods/stops`, { headers: { authorization: 'Bearer officer' } });
  await strict.close();
  assert.equal(status, 500);
  assert.equal(lost.length, 1);
  assert.match(lost[0] ?? '', /GET \/api\/office\/goods\/stops 200/);
});
