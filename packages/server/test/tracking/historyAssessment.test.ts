import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assess } from '@tongguan/policy';
import { assessFactsOf } from '../../src/clearance/decide/case.ts';
import type { Declaration } from '../../src/clearance/types.ts';
import { assessmentHistory } from '../../src/history/assessment.ts';
import type { HistoryDeps } from '../../src/history/types.ts';
import { purchase } from '../support/purchase.ts';
import { NOW_MS } from '../support/world.ts';

// Proves that the story of a declaration explains its tax with the law that was used, and says that customs said the
// amounts where an officer did: nothing is explained that was not used (E-08, K-01, K-03).

const { declaration: inventory } = purchase({ orderNo: 'A', price: '10.00', quantity: '2' });
const deps = {
  assess: (of, acceptedMs, annualUsedFen) => assess({ ...assessFactsOf(of, acceptedMs), annualUsedFen }),
} as Pick<HistoryDeps, 'assess'> as HistoryDeps;
const released = (valueAddedTaxFen: bigint): Declaration =>
  ({
    acceptedMs: NOW_MS,
    route: 'reduced',
    dutiableFen: 2_000n,
    ...{ customsDutyFen: 0n, consumptionTaxFen: 0n, valueAddedTaxFen },
  }) as Declaration;

test('20.00 × 70 % × 13 % = 1.82, by the law of that day', () => {
  const history = assessmentHistory(deps, released(182n), inventory);
  assert.equal(history?.by, 'law');
  assert.deepEqual(history.total, { customsDuty: '0.00', consumptionTax: '0.00', valueAddedTax: '1.82', tax: '1.82' });
  assert.ok(history.explain.length > 0);
});

test('5.00 that an officer said: by customs, with nothing explained', () => {
  assert.deepEqual(assessmentHistory(deps, released(500n), inventory), {
    by: 'customs',
    route: 'reduced',
    dutiableValue: '20.00',
    lines: [],
    total: { customsDuty: '0.00', consumptionTax: '0.00', valueAddedTax: '5.00', tax: '5.00' },
    explain: [],
  });
});
