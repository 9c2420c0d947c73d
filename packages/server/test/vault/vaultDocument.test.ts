import { deepEqual, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { DICTIONARY, type FieldSpec, type NodeSpec, REQUESTS } from '@tongguan/ceb';
import { maskDocument } from '../../src/vault/index.ts';
import { PERSONAL_FIELDS } from '../../src/vault/maskDocument.ts';

// A masked document is a copy: every personal field masked, everything else untouched, the original unchanged.
suite('masked documents', () => {
  test('an order', () => {
    const order = {
      OrderHead: {
        orderNo: 'O1',
        buyerName: '张三',
        buyerTelephone: '13800000000',
        buyerIdNumber: '110101199001010000',
        buyerRegNo: '13800000000',
        consignee: '李四',
        consigneeAddress: '浙江省杭州市测试路1号',
        consigneeTelephone: '13900000000',
        note: '送到张三家',
      },
      OrderList: [{ gnum: '1', itemName: '香水', note: '张三要的' }],
    };
    const before = structuredClone(order);
    deepEqual(maskDocument(1, order), {
      OrderHead: {
        orderNo: 'O1',
        buyerName: '张*',
        buyerTelephone: '138****0000',
        buyerIdNumber: '110***********0000',
        buyerRegNo: '138****0000',
        consignee: '李*',
        consigneeAddress: '浙江省杭州市******',
        consigneeTelephone: '139****0000',
        note: '***',
      },
      OrderList: [{ gnum: '1', itemName: '香水', note: '***' }],
    });
    deepEqual(order, before);
  });

  test('a declaration with a person in fields where none belongs', () => {
    const head = { emsNo: '110101199001010000', areaCode: '13800000000', portCode: '张三李四', gross: '1.2' };
    deepEqual(maskDocument(4, { InventoryHead: { ...head, copNo: '20260601100000000001', ebpName: '测试平台' } }), {
      InventoryHead: {
        ...{ emsNo: '110***********0000', areaCode: '138****0000', portCode: '张***', gross: '1.2' },
        ...{ copNo: '20260601100000000001', ebpName: '测试平台' },
      },
    });
  });

  test('a payment, whose telephone is called telephone', () => {
    const payment = {
      PaymentHead: { payerName: '张三', payerIdNumber: '110101199001010000', telephone: '13800000000' },
    };
    deepEqual(maskDocument(2, payment), {
      PaymentHead: { payerName: '张*', payerIdNumber: '110***********0000', telephone: '138****0000' },
    });
  });
});

suite('a document that is its head', () => {
  test('a cancellation', () => {
    deepEqual(maskDocument(5, { copNo: 'C1', buyerName: '张三', buyerTelephone: '13800000000' }), {
      ...{ copNo: 'C1', buyerName: '张*', buyerTelephone: '138****0000' },
    });
  });
});

// The dictionary says what is personal; a field it marks without a mask here would be shown as it stands.
suite('masks and the dictionary', () => {
  const personal = (node: NodeSpec): readonly FieldSpec[] =>
    node.children.flatMap((child) => (child.kind === 'node' ? personal(child) : child.personal ? [child] : []));

  for (const { type } of REQUESTS) {
    test(`every personal field of ${type} has a mask`, () => {
      const spec = DICTIONARY.get(type);
      ok(spec);
      const fields = personal(spec.document);
      ok(fields.length > 0);
      deepEqual(
        fields.filter((field) => !Object.hasOwn(PERSONAL_FIELDS, field.name)).map((field) => field.name),
        [],
      );
    });
  }
});
