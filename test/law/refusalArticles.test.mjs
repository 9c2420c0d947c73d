// Proves that every refusal has its article, of its day: each code that a source can put into a refusal or a receipt stands on
// a row of policy-data/refusal-articles.csv, by itself or by the rule it carries out, or is marked as no law (E-08).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainCode } from '@tongguan/ceb';
import { lawOn, PARAMETERS, REFUSAL_SUBJECTS, refusalBases, refusalBasisOn } from '@tongguan/policy';
import { houseRule, over } from '../support/house-rule.mjs';
import { usedCodes } from '../support/usedCodes.mjs';

const codes = [...new Set(usedCodes().map(({ code }) => code.replace('−', '-')))];
const ruleOf = (code) => explainCode(code)?.rule ?? null;
/** States and marks of practice that refuse nothing. */
const NO_REFUSALS = new Set(['1200', '1800', '2300', '2600']);

houseRule(
  'every code that can refuse has an article, or is marked as no law',
  'A refusal without its article cannot be defended: add a row to policy-data/refusal-articles.csv, by rule or by code.',
  () =>
    over(
      codes.filter((code) => !NO_REFUSALS.has(code)),
      (code) => (refusalBasisOn(code, ruleOf(code), '2026-11-30') === null ? [`${code} (rule ${ruleOf(code)})`] : []),
    ),
);

houseRule(
  'no row of articles stands for nothing',
  'A row that no code reads is forgotten when the law changes: remove it, or name the code.',
  () =>
    over(REFUSAL_SUBJECTS, (subject) =>
      codes.some((code) => code === subject || ruleOf(code) === subject)
        ? []
        : [`${subject} is the subject of no code`],
    ),
);

test('the article is that of the day', () => {
  const law = (code, date) => refusalBasisOn(code, ruleOf(code), date)?.law;
  for (const code of ['1313', '-621018']) {
    assert.equal(law(code, '2018-12-31'), '财关税〔2016〕18号 三');
    assert.equal(law(code, '2019-01-01'), '财关税〔2018〕49号 一');
  }
  assert.equal(law('-621005', '2017-05-01'), '财关税〔2016〕18号 三');
  assert.equal(law('-621005', '2026-11-30'), '财关税〔2018〕49号 二');
  assert.equal(law('90060', '2020-03-27'), '海关总署公告2018年第194号 (二十四)');
  assert.equal(law('90060', '2020-03-28'), '海关总署公告2020年第45号');
  assert.equal(law('1313', '2016-04-07'), undefined);
});

test('a limit is refused by the article that its parameter cites on the same day', () => {
  for (const date of ['2016-04-08', '2018-12-31', '2019-01-01', '2026-11-30']) {
    const { singleLimit, annualLimit, overSingleTreatment } = lawOn(date);
    assert.equal(refusalBasisOn('1313', 'F-01', date)?.law, annualLimit.law, date);
    const cited = overSingleTreatment.law.split('; ');
    assert.ok(cited.includes(refusalBasisOn('-621005', 'E-05', date)?.law), date);
    assert.ok(singleLimit.law.length > 0);
  }
  assert.ok(PARAMETERS.length > 0);
});

test('what is technical or the platform’s own is no law, and says what it is', () => {
  for (const code of ['-900301', '90110', '-621017']) {
    const [basis] = refusalBases(code, ruleOf(code));
    assert.notEqual(basis?.basis, 'law', code);
    assert.equal(basis?.law, '', code);
    assert.ok((basis?.note ?? '').length > 5, code);
  }
});
