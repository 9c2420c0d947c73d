import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rsaSigner, generateRsaIdentity, signMessage, writeMessage } from '@tongguan/ceb';
import { applyFixes, buildPurchase, type Finding, lint, messagesOf } from '../src/index.ts';
import { nearestNumber } from '../src/lint/unseen.ts';
import { specOf } from './support/specs.ts';

// Proves that characters nobody sees are told by their code points wherever they stand, that outer blanks of an unsigned file
// are mended and nothing else is, and that a document whose partner has nearly its number is told which.

const built = buildPurchase(
  specOf({ buyer: { name: '赵一', idNumber: '110101199003070791', telephone: '19900000001', regNo: 'U1' } }),
);
assert.ok(built.ok);
const XML = Object.fromEntries(
  Object.entries(messagesOf([built.value])).map(([name, message]) => [name, writeMessage(message).toString('utf8')]),
) as Record<'order' | 'payment' | 'waybill' | 'declaration', string>;

const NOW = { nowMs: Date.parse('2026-06-01T12:00:00+08:00') };
const check = (...files: readonly (readonly [string, string | Buffer])[]): readonly Finding[] =>
  lint(
    files.map(([file, text]) => ({ file, bytes: Buffer.from(text) })),
    NOW,
  ).findings;
const changed = (xml: string, field: string, change: (value: string) => string): string =>
  xml.replace(new RegExp(`(<ceb:${field}>)([^<]+)`), (_, open: string, value: string) => open + change(value));

const UNSEEN = ['\u200b', '\u200d', '\ufeff', '\u00a0', '\u00ad', '\u2060', '\u202e', '\t'];
const FIELDS = ['orderNo', 'ebpCode', 'payTransactionId', 'buyerRegNo', 'itemNo'];

describe('characters nobody sees', () => {
  for (const character of UNSEEN) {
    const point = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    test(`${point} at either end and inside, in numbers and codes`, () => {
      for (const field of FIELDS) {
        for (const change of [
          (value: string) => value + character,
          (value: string) => character + value,
          (value: string) => value.slice(0, 2) + character + value.slice(2),
        ]) {
          const found = check(['order.xml', changed(XML.order, field, change)]);
          const told = found.filter(({ path, severity }) => path.endsWith(`/${field}`) && severity === 'warning');
          assert.ok(
            told.some((one) => one.found.includes(point)),
            `${field}: ${JSON.stringify(found)}`,
          );
        }
      }
    });
  }

  test('what is right has no remark', () => assert.deepEqual(check(['order.xml', XML.order]), []));

  test('outer blanks of an unsigned file are mended; inner characters and signed files are not', () => {
    const outer = changed(XML.order, 'orderNo', (value) => ` ${value}\t`);
    const findings = check(['order.xml', outer]);
    const { bytes, fixed } = applyFixes(Buffer.from(outer), findings);
    assert.deepEqual([bytes.toString(), fixed], [XML.order, 1]);
    const inner = changed(XML.order, 'orderNo', (value) => `${value.slice(0, 2)}\u200b${value.slice(2)}`);
    assert.ok(check(['order.xml', inner]).every(({ fix }) => fix === null));
    const identity = generateRsaIdentity({ subject: { commonName: 'x' }, serial: '01', notBefore: 0, notAfter: 4e12 });
    const signed = signMessage(Buffer.from(outer), rsaSigner(identity.privateKeyPem, { keyName: '01' }));
    const told = check(['order.xml', signed]);
    assert.ok(told.length > 0 && told.every(({ fix }) => fix === null));
  });
});

describe('a document whose partner is not here', () => {
  const cases: readonly (readonly ['payment' | 'declaration' | 'order', field: string, partner: string])[] = [
    ['payment', 'orderNo', 'order'],
    ['declaration', 'orderNo', 'order'],
    ['declaration', 'logisticsNo', 'waybill'],
    ['order', 'payTransactionId', 'payment'],
  ];
  for (const [kind, field, partner] of cases) {
    test(`${kind}: ${field} that reads the same as that of the ${partner}, or is one character off`, () => {
      const changes: readonly (readonly [(value: string) => string, RegExp])[] = [
        [(value) => `${value.slice(0, 3)}\u200b${value.slice(3)}`, /U\+200B，看上去相同/],
        [(value) => value.replace(/\d/, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)), /看上去相同/],
        [(value) => `${value.slice(0, -1)}Q`, /只差一个字符/],
        [(value) => value.slice(0, -1), /只差一个字符/],
      ];
      for (const [change, says] of changes) {
        // Numbers as long as real ones: short ones are near to each other by chance.
        const number = new RegExp(`<ceb:${field}>([^<]+)`).exec(XML[kind])?.[1] ?? '';
        const long = Object.fromEntries(
          Object.entries(XML).map(([name, xml]) => [name, xml.replaceAll(`>${number}<`, `>${number}-2026-0001<`)]),
        ) as typeof XML;
        const files = Object.entries({ ...long, [kind]: changed(long[kind], field, change) });
        const told = check(...files.map(([name, xml]) => [`${name}.xml`, xml] as const)).filter(
          (one) => one.file === `${kind}.xml` && one.path.endsWith(`/${field}`),
        );
        assert.ok(
          told.some(({ allowed }) => says.test(allowed) && allowed.startsWith(`${partner}.xml: `)),
          JSON.stringify(told),
        );
      }
    });
  }

  test('a number that none of the others here has, nor nearly: the document says so; alone it says nothing', () => {
    const far = XML.payment.replace(/(<ceb:orderNo>)[^<]*/, (_, open: string) => `${open}QUITE-ANOTHER-0001`);
    const told = check(['o.xml', XML.order], ['p.xml', far]).filter(({ path }) => path.endsWith('PaymentHead/orderNo'));
    assert.deepEqual(
      told.map(({ file, severity, found }) => [file, severity, found]),
      [['p.xml', 'warning', 'QUITE-ANOTHER-0001']],
    );
    assert.match(told[0]?.allowed ?? '', /none of the 1 here has this number/);
    assert.deepEqual(check(['p.xml', far]), []);
  });

  test('numbers that are far from each other are not told as near', () => {
    assert.equal(nearestNumber('ORDER-0001', ['ORDER-0099', 'X']), null);
    assert.equal(nearestNumber('ORDER-0001', ['ORDER-0001', 'ORDER-0002']), null);
    assert.equal(nearestNumber('A1', ['A2']), null);
    assert.equal(nearestNumber('ORDER-0001', ['ORDER-0009', 'order-0001'])?.number, 'order-0001');
  });
});

describe('two personal values of one order that differ', () => {
  const other = XML.waybill.replace(/(<ceb:consignee>)[^<]*/, (_, open: string) => `${open}钱\u2f06`);
  const here = XML.order.replace(/(<ceb:consignee>)[^<]*/, (_, open: string) => `${open}钱二`);
  const inputs = [XML.declaration, here, other, XML.payment].map((text, index) => ({
    file: `${index}.xml`,
    bytes: Buffer.from(text),
  }));
  const told = (showValues: boolean): string => {
    const { findings } = lint(inputs, { ...NOW, showValues });
    const found = findings.filter(({ path }) => path.endsWith('consignee'));
    assert.equal(found.length, 1);
    return `${found[0]?.found} ${found[0]?.allowed}`;
  };

  test('masked, they are told by kind and place', () => {
    assert.match(told(false), /第2个字符分别为/);
    assert.doesNotMatch(told(false), /二|\u2f06|U\+4E8C/);
  });

  test('with --show-values as they stand, with the code points at which they part', () => {
    assert.match(told(true), /钱二 .*钱\u2f06.*2: U\+4E8C ≠ U\+2F06/);
  });
});
