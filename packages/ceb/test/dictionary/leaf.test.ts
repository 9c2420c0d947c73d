import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { parseDecimal5 } from '@tongguan/kernel';
import fc from 'fast-check';
import { characterCount, checkLeaf, compileLeaf, trimWhiteSpace } from '../../src/dictionary/leaf.ts';
import { field } from '../../src/dictionary/spec.ts';

const rule = (type: string, fixed?: string) =>
  compileLeaf(field('name', '名称', type, 1, '', fixed === undefined ? {} : { fixed }));

/** Every notation of the specification against texts at both sides of its limit. */
describe('what a text must be to stand in a field', () => {
  const cases: readonly (readonly [type: string, text: string, expected: string | null, why: string])[] = [
    ['C3', '142', null, 'exactly three characters'],
    ['C3', '14', 'length', 'one too few'],
    ['C3', '1422', 'length', 'one too many'],
    ['C3', '中华国', null, 'characters, not bytes: three characters are nine bytes'],
    ['C3', '😀😀😀', null, 'characters, not UTF-16 units: three characters are six units'],
    ['C3', '😀1', 'length', 'two characters that are three UTF-16 units'],
    ['C..18', '', 'length', 'C..n holds at least one character'],
    ['C..18', '1'.repeat(18), null, 'the most'],
    ['C..18', '1'.repeat(19), 'length', 'one too many'],
    ['C..18', '😀'.repeat(18), null, 'eighteen characters, thirty-six units'],
    ['C..18', '😀'.repeat(19), 'length', 'nineteen characters'],
    ['C..18', ' ', null, 'white space is text in a string field'],
    ['C18..20', '1'.repeat(17), 'length', 'one too few for a range'],
    ['C18..20', '1'.repeat(20), null, 'the most of a range'],
    ['C18..20', '', 'length', 'a range from 18 is not empty'],
    ['C0|18', '', null, 'empty or exactly 18'],
    ['C0|18', '1', 'length', 'neither empty nor 18'],
    ['C0|18', '1'.repeat(18), null, 'exactly 18'],
    ['C0|18..20', '', null, 'empty or 18 to 20'],
    ['C0|18..20', '1'.repeat(19), null, '18 to 20'],
    ['C0|18..20', '1'.repeat(21), 'length', 'one too many'],
    ['C0..18', '', null, 'may be empty'],
    ['C0..18', '1'.repeat(19), 'length', 'one too many'],
    ['N19,5', '0.00001', null, 'the smallest step'],
    ['N19,5', '0.000001', 'number', 'six decimals'],
    ['N19,5', '0.100000', null, 'trailing zeros are no digits of the value'],
    ['N19,5', '12345678901234.12345', null, '14 + 5 digits'],
    ['N19,5', '123456789012345.12345', 'number', '15 + 5 digits'],
    ['N19,5', '1234567890123456789', null, '19 whole digits'],
    ['N19,5', '000000000000000000000.5', null, 'leading zeros are no digits of the value'],
    ['N19,5', '', 'number', 'a number is not empty'],
    ['N19,5', '.', 'number', 'no digit'],
    ['N19,5', '-', 'number', 'no digit'],
    ['N19,5', '1.2.3', 'number', 'two points'],
    ['N19,5', '1e5', 'number', 'no exponents in xs:decimal'],
    ['N19,5', '１２', 'number', 'full-width digits are no digits'],
    ['N9,0', '999999999', null, 'nine digits'],
    ['N9,0', '1000000000', 'number', 'ten digits'],
    ['N9,0', '1.0', 'number', 'xs:int has no point'],
    ['int', '2147483647', null, 'the largest xs:int'],
    ['int', '2147483648', 'number', 'one above'],
    ['int', '-2147483648', null, 'the smallest'],
    ['int', '-2147483649', 'number', 'one below'],
    ['int', '+007', null, 'a sign and leading zeros'],
    ['int', '', 'number', 'a number is not empty'],
    ['text', 'x'.repeat(100_000), null, 'any length'],
  ];
  for (const [type, text, expected, why] of cases) {
    test(`${type} ${JSON.stringify(text.slice(0, 24))}: ${expected ?? 'accepted'}, ${why}`, () => {
      assert.equal(checkLeaf(rule(type), text), expected);
    });
  }

  test('a fixed value is that value or an empty element, which stands for it', () => {
    assert.equal(checkLeaf(rule('C3', '142'), '142'), null);
    assert.equal(checkLeaf(rule('C3', '142'), ''), null);
    assert.equal(checkLeaf(rule('C3', '142'), '502'), 'value');
    assert.equal(checkLeaf(rule('C3', '142'), ' 142'), 'value');
  });

  test('an unknown notation in the dictionary is our mistake', () => {
    assert.throws(() => rule('X5'), /invariant broken/);
  });
});

/** The allocation-free checks against the plain definitions they replace. */
describe('fast checks agree with their definitions', () => {
  test('N19,5 is what parseDecimal5 reads', () => {
    const texts = fc.oneof(
      fc.stringMatching(/^[+-]?[0-9]{0,21}\.?[0-9]{0,8}$/),
      fc.stringMatching(/^[0-9.+-]{0,8}$/),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        assert.equal(checkLeaf(rule('N19,5'), text) === null, parseDecimal5(text) !== null);
      }),
      { numRuns: 3000 },
    );
  });

  test('characters are code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(characterCount(text), [...text].length);
      }),
    );
  });

  test('collapse removes the four white space characters of XML and no other', () => {
    assert.equal(trimWhiteSpace(' \t\r\n1.5\n '), '1.5');
    assert.equal(trimWhiteSpace('\u00a01.5'), '\u00a01.5');
    assert.equal(trimWhiteSpace('   '), '');
  });
});
