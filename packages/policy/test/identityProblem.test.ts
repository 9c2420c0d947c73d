import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { checkIdentityNumber, identityProblem } from '../src/index.ts';

// Proves that each way in which a right number is written wrongly is told by its kind, for every ending and place, and that no
// telling shows a digit of the number.

/** Made-up numbers that end in X and in a digit. */
const ENDS_IN_X = '11010119900307109X';
const DIGITS = '110101199003070097';

const RIGHT = [ENDS_IN_X, DIGITS].filter((number) => checkIdentityNumber(number));

test('there are right numbers of both kinds, and they have no problem', () => {
  assert.equal(RIGHT.length, 2);
  for (const number of RIGHT) assert.equal(identityProblem(number), null);
});

const wide = (text: string): string =>
  text.replace(/[0-9A-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

const KINDS: readonly (readonly [name: string, change: (number: string) => string, says: RegExp, xAlone?: boolean])[] =
  [
    ['a small x', (number) => number.replace('X', 'x'), /大写X/, true],
    ['a Roman ten', (number) => number.replace('X', '\u2169'), /形似X的字符U\+2169/, true],
    ['a small Roman ten', (number) => number.replace('X', '\u2179'), /U\+2179/, true],
    ['a Cyrillic ha', (number) => number.replace('X', '\u0425'), /U\+0425/, true],
    ['a Greek chi', (number) => number.replace('X', '\u03a7'), /U\+03A7/, true],
    ['a sign of multiplication', (number) => number.replace('X', '\u00d7'), /U\+00D7/, true],
    ['a full-width X', (number) => number.replace('X', 'Ｘ'), /全角/, true],
    ['all in full width', wide, /全角/],
    ['one full-width digit', (number) => wide(number.slice(0, 1)) + number.slice(1), /全角/],
    ['a blank behind', (number) => `${number} `, /空格/],
    ['a blank inside', (number) => `${number.slice(0, 6)} ${number.slice(6)}`, /空格/],
    ['nothing visible inside', (number) => `${number.slice(0, 6)}\u200b${number.slice(6)}`, /不可见/],
    ['hyphens', (number) => `${number.slice(0, 6)}-${number.slice(6)}`, /连字符/],
    ['15 digits', (number) => number.slice(0, 6) + number.slice(8, 17), /15位旧号/],
    ['one short', (number) => number.slice(0, 17), /为17位/],
    ['one too many', (number) => `${number}1`, /为19位/],
    ['no province', (number) => `00${number.slice(2)}`, /省级代码/],
    ['no date', (number) => `${number.slice(0, 10)}13${number.slice(12)}`, /不是日期/],
    ['another check character', (number) => number.slice(0, 17) + (number.endsWith('1') ? '2' : '1'), /校验位错误/],
    ['letters', (number) => `${number.slice(0, 5)}A${number.slice(6)}`, /须为数字/],
  ];

for (const [name, change, says, xAlone] of KINDS) {
  test(name, () => {
    for (const number of RIGHT.filter((one) => xAlone !== true || one.endsWith('X'))) {
      const changed = change(number);
      assert.equal(checkIdentityNumber(changed), false, changed);
      const problem = identityProblem(changed);
      assert.match(problem?.zh ?? '', says, changed);
      assert.doesNotMatch(`${problem?.zh} ${problem?.en}`.replace(/U\+[0-9A-F]{4}/g, ''), /\d{3}/, 'no digits of it');
    }
  });
}
