import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { edit, refusalsOf } from './helpers.ts';
import { ORDER_XML } from './orderXml.ts';

/** One way to get a message wrong per row: the code, the path, what was found and, in part, what is allowed. */
describe('what the reader refuses', () => {
  const cases: readonly (readonly [
    name: string,
    xml: string,
    code: string,
    path: string,
    found: string,
    allowed: string,
  ])[] = [
    [
      'a missing field',
      edit('<ceb:freight>10</ceb:freight>', ''),
      '-900202',
      'Order[2]/OrderHead/freight',
      '缺少 missing',
      '运杂费',
    ],
    [
      'an unknown field',
      edit('<ceb:freight>', '<ceb:fright>1</ceb:fright><ceb:freight>'),
      '-900202',
      'Order[1]/OrderHead/fright',
      '"fright": 未定义 not in the message',
      'freight',
    ],
    [
      'a repeated field',
      edit('<ceb:freight>10</ceb:freight>', '<ceb:freight>10</ceb:freight><ceb:freight>11</ceb:freight>'),
      '-900205',
      'Order[2]/OrderHead/freight',
      '第 2 个 number 2',
      '1',
    ],
    [
      'a field too late',
      edit(
        /<ceb:freight>10<\/ceb:freight>(.*?)<\/ceb:OrderHead>/,
        '<ceb:discount>0</ceb:discount><ceb:freight>10</ceb:freight><ceb:taxTotal>1</ceb:taxTotal><ceb:acturalPaid>1</ceb:acturalPaid></ceb:OrderHead>',
      ),
      '-900202',
      'Order[2]/OrderHead/freight',
      '缺少 missing',
      '必填',
    ],
    [
      'a text too long',
      edit('<ceb:ebpCode>3301963K39<', `<ceb:ebpCode>${'9'.repeat(19)}<`),
      '-900203',
      'Order[2]/OrderHead/ebpCode',
      `"${'9'.repeat(19)}"`,
      '1–18',
    ],
    [
      'a long text, quoted by its beginning',
      edit('<ceb:itemName>奶粉<', `<ceb:itemName>${'奶'.repeat(251)}<`),
      '-900203',
      'Order[2]/OrderList[2]/itemName',
      `"${'奶'.repeat(40)}…" (251 个字符 characters)`,
      '1–250',
    ],
    [
      'a text of the wrong exact length',
      edit('<ceb:unit>011<', '<ceb:unit>11<'),
      '-900203',
      'Order[2]/OrderList[2]/unit',
      '"11"',
      'exactly 3',
    ],
    [
      'an identity number, masked',
      edit('<ceb:buyerIdNumber>330106<', `<ceb:buyerIdNumber>${'3'.repeat(61)}<`),
      '-900203',
      'Order[2]/OrderHead/buyerIdNumber',
      '*** (61 个字符 characters)',
      '1–60',
    ],
    [
      'a name, masked',
      edit('<ceb:buyerName>测试订购人<', '<ceb:buyerName><'),
      '-900203',
      'Order[2]/OrderHead/buyerName',
      '*** (0 个字符 characters)',
      '1–60',
    ],
    [
      'an amount with six decimals',
      edit('<ceb:acturalPaid>110.5<', '<ceb:acturalPaid>110.123456<'),
      '-900204',
      'Order[2]/OrderHead/acturalPaid',
      '"110.123456"',
      'N19,5',
    ],
    [
      'a line number that is none',
      edit('<ceb:gnum>2<', '<ceb:gnum>two<'),
      '-900204',
      'Order[2]/OrderList[2]/gnum',
      '"two"',
      'xs:int',
    ],
    [
      'another currency',
      edit(/<ceb:currency>142</, '<ceb:currency>502<'),
      '-900206',
      'Order[1]/OrderHead/currency',
      '"502"',
      '142',
    ],
    [
      'an element inside a field',
      edit('<ceb:unit>011<', '<ceb:unit><ceb:b></ceb:b>011<'),
      '-900202',
      'Order[2]/OrderList[2]/unit',
      '元素 element b',
      'text',
    ],
    [
      'an attribute on a field',
      edit('<ceb:unit>011<', '<ceb:unit id="1">011<'),
      '-900202',
      'Order[2]/OrderList[2]/unit/@id',
      '属性 attribute id',
      '无属性',
    ],
    [
      'text between elements',
      edit('<ceb:unit>011<', '文字<ceb:unit>011<'),
      '-900202',
      'Order[2]/OrderList[2]',
      '元素之间有文字 text between elements',
      '只有子元素',
    ],
    [
      'a field of another namespace',
      edit('<ceb:unit>011</ceb:unit>', '<unit xmlns="urn:x">011</unit>'),
      '-900202',
      'Order[2]/OrderList[2]/unit',
      '"unit": 命名空间不符 other namespace',
      'unit',
    ],
    [
      'no lines',
      edit(/<ceb:OrderList>.*?<\/ceb:OrderList>/, ''),
      '-900205',
      'Order[1]/OrderList',
      '缺少 missing',
      'at least 1',
    ],
    [
      'no envelope',
      edit(/<ceb:BaseTransfer>.*<\/ceb:BaseTransfer>/, ''),
      '-900202',
      'BaseTransfer',
      '缺少 missing',
      '必填',
    ],
    [
      'six subscriptions',
      edit(
        '</ceb:BaseTransfer>',
        `</ceb:BaseTransfer>${'<ceb:BaseSubscribe><ceb:status>ALL</ceb:status><ceb:dxpMode>DXP</ceb:dxpMode><ceb:dxpAddress>D</ceb:dxpAddress></ceb:BaseSubscribe>'.repeat(6)}`,
      ),
      '-900205',
      'BaseSubscribe',
      '第 6 个 number 6',
      'at most 5',
    ],
    [
      'a short guid of the message',
      edit('guid="4CDE1CFD', 'guid="4CDE'),
      '-900203',
      '@guid',
      '"4CDE-EDED-46B1-946C-B8022E42FC94"',
      '36',
    ],
    ['no version', edit(' version="1.0"', ''), '-900202', '@version', '缺少 missing', '1 to 10'],
    [
      'an attribute of the message',
      edit(' version="1.0"', ' version="1.0" lang="zh"'),
      '-900202',
      '@lang',
      '属性 attribute lang',
      '无属性',
    ],
    [
      'an unknown message',
      ORDER_XML.replaceAll('CEB311Message', 'CEB999Message'),
      '-900201',
      '/',
      '"CEB999Message"',
      'namespace',
    ],
    [
      'an uplink message without namespace',
      ORDER_XML.replaceAll('ceb:', '').replace(/ xmlns:ceb="[^"]*"/, ''),
      '-900201',
      '/',
      '"CEB311Message"',
      'namespace',
    ],
  ];
  for (const [name, xml, code, path, found, allowed] of cases) {
    test(name, () => {
      const [first] = refusalsOf(xml);
      assert.ok(first, 'the reader refuses');
      assert.deepEqual([first.code, first.path, first.found], [code, path, found]);
      assert.ok(first.allowed.includes(allowed), `${first.allowed} names ${allowed}`);
      assert.ok(first.offset !== undefined && first.offset >= 0 && first.offset < Buffer.byteLength(xml));
    });
  }

  test('a required signature may be absent only before signing', () => {
    const wrapped = ORDER_XML.replace(/<ceb:Order>.*<\/ceb:Order>/, '').replaceAll('CEB311Message', 'CEB621Message');
    const paths = (unsigned: boolean) => refusalsOf(wrapped, { unsigned }).map(({ path }) => path);
    assert.deepEqual(paths(false), ['Inventory', 'Signature']);
    assert.deepEqual(paths(true), ['Inventory']);
  });
});
