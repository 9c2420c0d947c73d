import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CreditLevel } from '@tongguan/policy';
import { createControls } from '../../src/inspection/controls.ts';
import { drawInspection } from '../../src/inspection/select.ts';
import type { ControlRow } from '../../src/inspection/types.ts';
import { createVault } from '../../src/vault/index.ts';
import { FIRMS, purchase } from '../support/purchase.ts';

// Proves which rate a declaration is drawn by (K-01, O-01): that of the day of acceptance in Shanghai, of declarant and
// seller the higher one, that of the goods where it is higher still, each from its day on and in its district. No database.

const AGENT = FIRMS.logistics;
const ON = Date.parse('2026-06-01T00:00:00+08:00');
const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });
const { declaration: inventory } = purchase({ orderNo: 'A' });

let made = 0;
const credit = (subject: string, level: CreditLevel, fromDay = '2026-01-01'): ControlRow => ({
  ...{ kind: 'credit', actId: `${++made}`, madeMs: made },
  ...{ subject, level, fromDay },
});
const goods = (subject: string, more: Partial<Extract<ControlRow, { kind: 'goods' }>> = {}): ControlRow => ({
  ...{ kind: 'goods', actId: `${++made}`, madeMs: made, fromDay: '2026-01-01', subject },
  ...{ hsPrefix: null, country: null, mode: null, customsCode: null, rateBasisPoints: 10_000 },
  ...more,
});

/** What chose declarations of this seller and declarant, out of many draws; '' where none was chosen. */
function because(rows: readonly ControlRow[], rate: number | null = null, atMs = ON, customsCode = '2991'): string {
  const chosen = new Set<string>();
  const deps = { vault, parameters: { inspectionRateBasisPoints: rate }, controls: createControls(rows) };
  for (let n = 0; n < 400; n += 1) {
    const declaration = { preNo: `B${n}`, customsCode, agentCode: AGENT, ebcCode: FIRMS.seller, tradeMode: '1210' };
    const order = drawInspection(deps, declaration, inventory, atMs);
    if (order?.by === 'draw') chosen.add(order.because);
  }
  return [...chosen].join();
}

test('of declarant and seller the one with the higher rate counts, whichever it is (K-01, O-01)', () => {
  const rows = (seller: CreditLevel, agent: CreditLevel) => [credit(FIRMS.seller, seller), credit(AGENT, agent)];
  assert.equal(because([]), 'general');
  assert.equal(because(rows('discredited', 'advancedCertified')), 'discredited');
  assert.equal(because(rows('advancedCertified', 'discredited')), 'discredited');
  assert.equal(because(rows('general', 'advancedCertified')), 'general');
  assert.equal(because(rows('advancedCertified', 'general')), 'general');
});

test('an installation may draw all alike, and none (K-01)', () => {
  assert.equal(because([credit(FIRMS.seller, 'discredited')], 0), '');
  assert.equal(because([], 10_000), 'general');
  // Chosen by the goods although the firms are not drawn.
  assert.equal(because([goods('G1')], 0), 'G1');
});

test('a level counts from its day on in Shanghai, of two of one firm the one that begins last (O-01)', () => {
  const dayBefore = ON - 1;
  const rows = [credit(FIRMS.seller, 'discredited', '2026-06-01')];
  assert.equal(because(rows, null, dayBefore), 'general');
  assert.equal(because(rows), 'discredited');
  const back = credit(FIRMS.seller, 'general', '2026-05-01');
  assert.equal(because([...rows, back]), 'discredited');
  assert.equal(because([...rows, credit(FIRMS.seller, 'general', '2026-06-01')]), 'general');
});

test('a rate for goods counts in its district, for its goods, origin and mode (K-01)', () => {
  const TABLE: readonly (readonly [Parameters<typeof goods>[1], string])[] = [
    [{ customsCode: '2991' }, 'G1'],
    [{ customsCode: '2992' }, ''],
    [{ hsPrefix: '2106' }, 'G1'],
    [{ hsPrefix: '3304' }, ''],
    [{ country: '307' }, 'G1'],
    [{ country: '116' }, ''],
    [{ mode: '1210' }, 'G1'],
    [{ mode: '9610' }, ''],
    [{ rateBasisPoints: 0 }, ''],
  ];
  for (const [more, expected] of TABLE) assert.equal(because([goods('G1', more)], 0), expected, JSON.stringify(more));
});

test('what a district sets never takes the place of what holds everywhere, and is its own (K-01)', () => {
  const rows = [goods('G1'), goods('G1', { customsCode: '2992', rateBasisPoints: 0 })];
  assert.equal(because(rows, 0, ON, '2992'), 'G1');
  assert.equal(because([goods('G1'), goods('G1', { rateBasisPoints: 0 })], 0), '');
});
