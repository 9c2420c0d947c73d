import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { PROBLEM_COUNT_MAX } from '../../src/message/problems.ts';
import { edit, refusalsOf } from './helpers.ts';
import { ORDER_XML } from './orderXml.ts';

/** The answer lists every problem once, in document order, with the place in the bytes and the document it is in. */
describe('the list of problems', () => {
  test('all problems come together, in document order', () => {
    const xml = ORDER_XML.replace('<ceb:freight>10</ceb:freight>', '')
      .replace('<ceb:acturalPaid>110.5<', '<ceb:acturalPaid>x<')
      .replaceAll('<ceb:unit>011<', '<ceb:unit>1<')
      .replace('<ceb:dxpMode>DXP<', '<ceb:dxpMode>D<');
    const refusals = refusalsOf(xml);
    assert.deepEqual(
      refusals.map(({ code, path }) => `${code} ${path}`),
      [
        '-900202 Order[2]/OrderHead/freight',
        '-900204 Order[2]/OrderHead/acturalPaid',
        '-900203 Order[2]/OrderList[2]/unit',
        '-900203 BaseTransfer/dxpMode',
      ],
    );
    const offsets = refusals.map(({ offset }) => offset ?? -1);
    assert.deepEqual(
      offsets,
      [...offsets].sort((a, b) => a - b),
    );
    assert.equal(Buffer.from(xml).toString('utf8', offsets[1]).slice(0, 1), 'x');
  });

  test('each refusal names the document it is in by its business number', () => {
    const xml = edit('<ceb:unit>011<', '<ceb:unit>1<');
    assert.deepEqual(
      refusalsOf(xml).map(({ document }) => document),
      ['ORDER-2'],
    );
    assert.deepEqual(
      refusalsOf(edit('<ceb:dxpMode>DXP<', '<ceb:dxpMode>D<')).map(({ document }) => document),
      [undefined],
    );
  });

  test('the list ends at its bound', () => {
    const orders = /<ceb:Order>.*<\/ceb:Order>/.exec(ORDER_XML)?.[0] ?? '';
    const xml = ORDER_XML.replace(orders, () => orders.repeat(40)).replaceAll('<ceb:gnum>', '<ceb:gnum>x');
    assert.equal(refusalsOf(xml).length, PROBLEM_COUNT_MAX);
  });

  test('no refusal carries a canary of personal data', () => {
    const canary = 'CANARY';
    for (const name of [
      'buyerName',
      'buyerTelephone',
      'buyerIdNumber',
      'buyerRegNo',
      'consignee',
      'consigneeTelephone',
      'consigneeAddress',
    ]) {
      const xml = edit(new RegExp(`<ceb:${name}>[^<]*<`), `<ceb:${name}>${canary.repeat(40)}<`);
      const refusals = refusalsOf(xml);
      assert.equal(refusals.length, 1, name);
      assert.ok(!JSON.stringify(refusals).includes(canary), name);
    }
  });
});
