import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { validateMessage } from '@tongguan/ceb';
import { checkIdentityNumber } from '@tongguan/policy';
import { declarationMessage, orderMessage, paymentMessage, waybillMessage } from '@tongguan/sdk';
import { openDesk } from '../src/demo/desk.ts';
import { planDemo } from '../src/demo/plan.ts';
import { seededRandom } from '../src/demo/random.ts';
import { REFUSALS } from '../src/demo/scenarios.ts';
import type { Paper, Play } from '../src/demo/types.ts';
import { market } from './support/market.ts';

const AT_MS = Date.UTC(2026, 2, 5, 2, 0, 0);
const FIRM = { code: '3301969900', name: '测试' };

const plan = (declarations: number, seed: number, run = 'RUN'): readonly Play[] =>
  planDemo(
    openDesk({ market, random: seededRandom(seed), people: seededRandom(seed + 1), run, atMs: AT_MS }),
    declarations,
  );

const messageOf = (paper: Paper) => {
  switch (paper.kind) {
    case 'order':
      return orderMessage([paper.document], FIRM);
    case 'payment':
      return paymentMessage([paper.document], FIRM);
    case 'waybill':
      return waybillMessage([paper.document], FIRM);
    case 'declaration':
      return declarationMessage([paper.document], FIRM);
  }
};

// Proves that the demonstration shows what it promises, the same again from the same seed, and that what it sends
// has the form of the specification also where it is meant to be refused for its content.
describe('the plan of a demonstration', () => {
  const plays = plan(300, 7);

  it('has as many declarations as asked, each kind of refusal among them, mostly releases', () => {
    assert.equal(plays.length, 300);
    assert.equal(new Set(plays.map(({ copNo }) => copNo)).size, 300);
    for (const { name } of REFUSALS)
      assert.ok(
        plays.some(({ scenario }) => scenario === name),
        name,
      );
    assert.ok(plays.filter(({ expected }) => expected === 'released').length > 240);
  });

  it('fits every kind of refusal into the smallest demonstration', () => {
    const smallest = plan(30, 1);
    assert.equal(smallest.length, 30);
    for (const { name } of REFUSALS)
      assert.ok(
        smallest.some(({ scenario }) => scenario === name),
        name,
      );
  });

  it('is the same for the same seed but for the numbers of the run', () => {
    const content = (all: readonly Play[]) =>
      all.map(({ scenario, purchase }) => [
        scenario,
        purchase.spec.lines,
        purchase.spec.freight,
        purchase.spec.mode.kind,
      ]);
    assert.deepEqual(content(plan(60, 7, 'A')), content(plan(60, 7, 'B')));
    assert.notDeepEqual(content(plan(60, 7)), content(plan(60, 8)));
    assert.notDeepEqual(
      plan(60, 7, 'A').map(({ copNo }) => copNo),
      plan(60, 7, 'B').map(({ copNo }) => copNo),
    );
  });

  it('sends only documents of the right form (B-01)', () => {
    for (const paper of plays.flatMap(({ papers }) => papers)) {
      assert.deepEqual(validateMessage(messageOf(paper)), []);
    }
  });

  it('names people whose identity numbers have the right form and belong to no place', () => {
    for (const { purchase } of plays) {
      const { idNumber } = purchase.spec.buyer;
      assert.ok(checkIdentityNumber(idNumber), 'check digit and birth date');
      assert.equal(idNumber.slice(2, 4), '99');
    }
  });

  it('assesses releases as payable and the over-limit ones as not', () => {
    for (const { scenario, purchase, expected } of plays) {
      const { route } = purchase.assessment;
      if (expected === 'released') assert.ok(route === 'reduced' || route === 'full', `${scenario} is ${route}`);
      if (scenario.includes('621005')) assert.equal(route, 'refused');
      if (expected === 'manual') assert.equal(route, 'manual');
    }
  });
});
