import { deepEqual, equal, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  maskAddress,
  maskIdNumber,
  maskName,
  maskPhone,
  maskStray,
  maskStrayInNumber,
  maskStrayNumbers,
  maskStrayTexts,
  maskText,
  strayTexts,
} from '../src/index.ts';

type Row = readonly [mask: (value: string) => string, value: string, shown: string];

// Each mask as a table: what goes in, what a reader sees.
suite('masks', () => {
  const rows: readonly Row[] = [
    [maskName, '张三', '张*'],
    [maskName, '欧阳娜娜', '欧***'],
    [maskName, '张', '*'],
    [maskName, '', ''],
    [maskName, '𠮷田', '𠮷*'],
    [maskIdNumber, '110101199001010000', '110***********0000'],
    [maskIdNumber, '11010119900101001X', '110***********001X'],
    [maskIdNumber, 'E12345678', 'E********'],
    [maskIdNumber, '12', '**'],
    [maskPhone, '13800000000', '138****0000'],
    [maskPhone, '+8613800000000', '+86*******0000'],
    [maskPhone, '88123456', '8*******'],
    [maskPhone, '', ''],
    [maskAddress, '浙江省杭州市下城区测试路1号', '浙江省杭州市******'],
    [maskAddress, '浙江杭州市下城区测试路1号', '浙江杭州市******'],
    [maskAddress, '浙江省 杭州市 下城区测试路1号', '浙江省 杭州市******'],
    [maskAddress, '北京市海淀区测试路1号', '北京市******'],
    [maskAddress, '内蒙古自治区呼和浩特市测试路1号', '内蒙古自治区呼和浩特市******'],
    [maskAddress, '新疆维吾尔自治区伊犁哈萨克自治州测试路1号', '新疆维吾尔自治区伊犁哈萨克自治州******'],
    [maskAddress, '杭州市测试路1号', '杭州市******'],
    [maskAddress, '三里屯超市对面', '******'],
    [maskAddress, '12 Test Road', '******'],
    [maskAddress, '', ''],
    [maskText, '张三 13800000000', '***'],
    [maskText, '', ''],
    [maskStray, '张三丰', '张**'],
    [maskStray, '110101199001010000', '110***********0000'],
    [maskStray, '110101900101000', '110********1000'],
    [maskStray, '11010119900101001X/13800000000', '110***********001X/138****0000'],
    // A time of 14 signs, a customs code of 10, a credit code, a guid: what refusals are about.
    [maskStray, '20190501100000', '20190501100000'],
    [maskStray, '3301960001', '3301960001'],
    [maskStray, '91330100MATG00012X', '91330100MATG00012X'],
    [maskStray, '4CDE1CFD-EDED-46B1-946C-B8022E42FC94', '4CDE1CFD-EDED-46B1-946C-B8022E42FC94'],
    [maskStrayNumbers, '缺少 missing 13800000000', '缺少 missing 138****0000'],
    // A number by which a document is told: long ones are common, dates of today in them too.
    [maskStrayInNumber, '110101199001010000', '110***********0000'],
    [maskStrayInNumber, '13800000000', '138****0000'],
    [maskStrayInNumber, '张三的订单', '张****'],
    [maskStrayInNumber, '330196202606010001', '330196202606010001'],
    [maskStrayInNumber, '20260601100000000001', '20260601100000000001'],
  ];
  for (const [mask, value, shown] of rows) {
    test(`${mask.name} of ${JSON.stringify(value)} is ${JSON.stringify(shown)}`, () => equal(mask(value), shown));
  }

  test('values of a tree are hidden in a text of ours, whose own words stay', () => {
    const texts = strayTexts(
      { head: { code: '张三丰', price: '1.00' }, lines: [{ no: '110101199001010000', name: '手套' }] },
      new Set(['name']),
    );
    deepEqual(texts, ['110101199001010000', '张三丰']);
    equal(maskStrayTexts('平台 张三丰 | 110101199001010000 的手套', texts), '平台 张** | 110***********0000 的手套');
  });

  test('a masked number or name never contains the value, nor can it be told from its middle', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{3,40}$/), (value) => {
        for (const mask of [maskName, maskIdNumber, maskPhone]) ok(!mask(value).includes(value));
      }),
    );
    equal(maskIdNumber('110101199001010000'), maskIdNumber('110202200112120000'));
  });
});
