import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  CATALOGUE,
  generateRsaIdentity,
  readMessage,
  rsaSigner,
  scan,
  signMessage,
  toJson,
  writeMessage,
} from '@tongguan/ceb';
import { applyFixes, buildPurchase, type Finding, lint, messagesOf, toSarif } from '../src/index.ts';
import { specOf } from './support/specs.ts';

// Proves that lint tells everything that is wrong at once, each with its place in the file, as XML and as JSON alike; that
// nothing is said of what is right; and that a fix changes what it is certain of and nothing else.

const NOW_MS = Date.parse('2026-06-01T12:00:00+08:00');
const built = buildPurchase(
  specOf({ buyer: { name: '赵一', idNumber: '110101199003070791', telephone: '19900000001', regNo: 'U1' } }),
);
assert.ok(built.ok);
const messages = messagesOf([built.value]);
const XML = Object.fromEntries(
  Object.entries(messages).map(([name, message]) => [name, writeMessage(message).toString('utf8')]),
) as Record<'order' | 'payment' | 'waybill' | 'declaration', string>;

function findings(...files: readonly (readonly [file: string, text: string | Buffer])[]): readonly Finding[] {
  const inputs = files.map(([file, text]) => ({ file, bytes: Buffer.from(text) }));
  return lint(inputs, { nowMs: NOW_MS }).findings;
}

const codes = (found: readonly Finding[]): string[] => found.map(({ code, path }) => `${code} ${path}`);

describe('what is right', () => {
  test('four documents that agree, as XML', () => {
    const all = Object.entries(XML).map(([name, text]) => [`${name}.xml`, text] as const);
    assert.deepEqual(codes(findings(...all)), []);
  });

  test('the same as JSON', () => {
    const all = Object.entries(messages).map(([name, message]) => [`${name}.json`, toJson(message)] as const);
    assert.deepEqual(codes(findings(...all)), []);
  });

  test('every example of the repository', () => {
    const folder = fileURLToPath(new URL('../../../../examples/messages/', import.meta.url));
    for (const type of ['CEB311', 'CEB622', 'CEB816', 'CEB303', 'CEB900']) {
      assert.deepEqual(codes(findings([type, readFileSync(`${folder}${type}Message.xml`)])), [], type);
    }
  });
});

type Fault = readonly [name: string, kind: keyof typeof XML, from: string | RegExp, to: string, expected: string];
const FAULTS: readonly Fault[] = [
  [
    'a currency that is not yuan',
    'order',
    '<ceb:currency>142',
    '<ceb:currency>502',
    '-900206 Order[1]/OrderHead/currency',
  ],
  ['a unit nobody has', 'order', /(<ceb:unit>)\d+/, '$1zzz', '90022 Order[1]/OrderList[1]/unit'],
  ['a country nobody has', 'order', /(<ceb:country>)\d+/, '$1zzz', '90022 Order[1]/OrderList[1]/country'],
  [
    'an identity number with a wrong check sign (D-02)',
    'order',
    /(<ceb:buyerIdNumber>\d{17})./,
    '$1Q',
    '90023 Order[1]/OrderHead/buyerIdNumber',
  ],
  [
    'an amount that does not add up (D-03)',
    'order',
    /(<ceb:acturalPaid>)/,
    '$11',
    '90004 Order[1]/OrderHead/acturalPaid',
  ],
  [
    'a kind of declaration nobody has (B-06)',
    'payment',
    '<ceb:appType>1',
    '<ceb:appType>9',
    '-900206 Payment[1]/PaymentHead/appType',
  ],
  [
    'a time that no calendar has',
    'payment',
    /(<ceb:appTime>)\d{14}/,
    '$120261332250000',
    '-900206 Payment[1]/PaymentHead/appTime',
  ],
  [
    'two parcels of one waybill',
    'waybill',
    '<ceb:packNo>1',
    '<ceb:packNo>2',
    '90026 Logistics[1]/LogisticsHead/packNo',
  ],
  [
    'a customs district nobody has',
    'declaration',
    /(<ceb:customsCode>)\d+/,
    '$10001',
    '90022 Inventory[1]/InventoryHead/customsCode',
  ],
  [
    'a line number out of its order',
    'declaration',
    '<ceb:gnum>1',
    '<ceb:gnum>7',
    '-621027 Inventory[1]/InventoryList[1]/gnum',
  ],
  [
    'no account book in bonded mode',
    'declaration',
    /<ceb:emsNo>[^<]*<\/ceb:emsNo>/,
    '',
    '90020 Inventory[1]/InventoryHead/emsNo',
  ],
  ['net above gross weight', 'declaration', /(<ceb:netWeight>)/, '$19', '90011 Inventory[1]/InventoryHead/netWeight'],
  [
    'an element missing',
    'declaration',
    /<ceb:declTime>[^<]*<\/ceb:declTime>/,
    '',
    '-900202 Inventory[1]/InventoryHead/declTime',
  ],
  [
    'a guid in lower case',
    'payment',
    /(<ceb:PaymentHead><ceb:guid>)[^<]*/,
    '$1aaaaaaaa-0000-4000-8000-00000000000a',
    '-900206 Payment[1]/PaymentHead/guid',
  ],
];

describe('one fault, one finding', () => {
  for (const [name, kind, from, to, expected] of FAULTS) {
    test(name, () => {
      const changed = XML[kind].replace(from, to);
      assert.notEqual(changed, XML[kind]);
      assert.deepEqual(codes(findings(['a.xml', changed])), [expected]);
    });
  }
});

describe('everything at once', () => {
  const broken = XML.declaration
    .replace(/<ceb:declTime>[^<]*<\/ceb:declTime>/, '')
    .replace(/(<ceb:customsCode>)\d+/, '$10001')
    .replace('<ceb:currency>142', '<ceb:currency>502')
    .replace(/(<ceb:qty1>)[^<]*/, '$1many');

  test('what the dictionary refuses does not hide what the rules would say', () => {
    assert.deepEqual(codes(findings(['a.xml', broken])).sort(), [
      '-900202 Inventory[1]/InventoryHead/declTime',
      '-900204 Inventory[1]/InventoryList[1]/qty1',
      '-900206 Inventory[1]/InventoryHead/currency',
      '90022 Inventory[1]/InventoryHead/customsCode',
    ]);
  });

  test('places are lines and columns of the file, pointers those of its JSON', () => {
    const lines = XML.payment.replaceAll('><', '>\n<').replace('<ceb:currency>142', '<ceb:currency>502');
    const [found] = findings(['a.xml', lines]);
    const line = lines.split('\n').findIndex((text) => text.includes('<ceb:currency>502')) + 1;
    assert.deepEqual([found?.line, found?.column], [line, '<ceb:currency>'.length + 1]);
    assert.equal(found?.pointer, '/documents/0/PaymentHead/currency');
    assert.match(found?.reference.element ?? '', /CEB411\.md#PaymentHead-currency$/);
  });

  test('JSON is placed as well', () => {
    const json = toJson(messages.payment).replace('"currency": "142"', '"currency": "502"');
    const [found] = findings(['a.json', json]);
    const line = json.split('\n').findIndex((text) => text.includes('"502"')) + 1;
    assert.equal(found?.line, line);
    assert.equal(found?.pointer, '/documents/0/PaymentHead/currency');
  });

  test('however deep JSON goes, it is told what is wrong with it', () => {
    const levels = 300_000;
    for (const deep of [
      `${'['.repeat(levels)}1${']'.repeat(levels)}`,
      `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
    ]) {
      assert.notEqual(findings(['deep.json', deep]).length, 0);
      assert.notEqual(findings(['deep.json', `{"type":"CEB311Message","guid":${deep},"documents":[]}`]).length, 0);
    }
  });

  test('personal values are not quoted', () => {
    const changed = XML.order.replace(/(<ceb:buyerIdNumber>\d{17})./, '$1Q');
    assert.doesNotMatch(JSON.stringify(findings(['a.xml', changed])), /\d{17}/);
  });

  for (const [name, text] of [
    ['no XML at all', 'hello'],
    ['no JSON at all', '{"type": '],
    ['another root', '<ceb:Nothing xmlns:ceb="http://www.chinaport.gov.cn/ceb"/>'],
    ['JSON without a type', '{}'],
    ['nothing', ''],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ] as const) {
    test(`${name} is a finding, not a fault of ours`, () => {
      const found = findings(['a', text]);
      assert.ok(found.length > 0 && found.every(({ code }) => CATALOGUE.some((entry) => entry.code === code)));
    });
  }
});

describe('several files', () => {
  test('a match that fails names both files and both values (D-04)', () => {
    const payment = XML.payment.replace(/(<ceb:amountPaid>)[^<]*/, '$11.00');
    const found = findings(
      ['o.xml', XML.order],
      ['p.xml', payment],
      ['w.xml', XML.waybill],
      ['l.xml', XML.declaration],
    );
    assert.deepEqual(codes(found), ['1332 Order[1]/OrderHead/acturalPaid']);
    assert.match(found[0]?.allowed ?? '', /^p\.xml: PaymentHead\/amountPaid = 1\.00$/);
  });

  test('a number and a guid used twice', () => {
    const again = XML.payment.replace(/guid="[^"]*"/, 'guid="AAAAAAAA-0000-4000-8000-00000000000B"');
    assert.deepEqual(codes(findings(['a.xml', XML.payment], ['b.xml', again])), ['-401007 Payment[1]']);
    const both = codes(findings(['a.xml', XML.payment], ['b.xml', XML.payment]));
    assert.deepEqual(both.sort(), ['-401007 Payment[1]', '-900206 @guid']);
  });
});

describe('what several files say of a declaration and of a person', () => {
  test('a declaration sent twice is named by its number in the official text (B-06)', () => {
    const again = XML.declaration.replace(/guid="[^"]*"/, 'guid="AAAAAAAA-0000-4000-8000-00000000000C"');
    const twice = findings(['a.xml', XML.declaration], ['b.xml', again]).find(({ code }) => code === '-621004');
    assert.match(twice?.zh ?? '', /^清单\[[^*\]]+\]已经申报过，请勿重复申报$/);
    assert.match(twice?.en ?? '', /\[[^*\]]+\]/);
  });

  test('two names behind one mask: how they differ (D-02)', () => {
    const order = XML.order.replace(/(<ceb:buyerName>)([^<]*)/, '$1$2\u200b');
    const found = findings(
      ['o.xml', order],
      ['p.xml', XML.payment],
      ['w.xml', XML.waybill],
      ['l.xml', XML.declaration],
    );
    const name = found.find(({ code }) => code === '13127');
    assert.match(name?.allowed ?? '', /不可见字符 U\+200B \/ .*invisible signs U\+200B\)$/);
  });
});

describe('fixes', () => {
  const lower = XML.payment.replace(/(<ceb:PaymentHead><ceb:guid>)[^<]*/, '$1aaaaaaaa-0000-4000-8000-00000000000a');

  test('a guid is written in capitals, and nothing else changes', () => {
    const { bytes, fixed } = applyFixes(Buffer.from(lower), findings(['a.xml', lower]));
    assert.equal(fixed, 1);
    assert.equal(
      bytes.toString(),
      lower.replace('aaaaaaaa-0000-4000-8000-00000000000a', 'AAAAAAAA-0000-4000-8000-00000000000A'),
    );
    assert.deepEqual(codes(findings(['a.xml', bytes])), []);
  });

  test('in JSON too', () => {
    const tape = scan(Buffer.from(lower));
    assert.ok(tape.ok);
    const read = readMessage(tape.value, { unsigned: true });
    assert.ok(read.ok);
    const json = toJson(read.value);
    const { bytes, fixed } = applyFixes(Buffer.from(json), findings(['a.json', json]));
    assert.equal(fixed, 1);
    assert.equal(JSON.parse(bytes.toString()).documents[0].PaymentHead.guid, 'AAAAAAAA-0000-4000-8000-00000000000A');
  });

  test('a signed file is told and never touched', () => {
    const identity = generateRsaIdentity({
      subject: { commonName: '测试' },
      serial: '01',
      notBefore: 0,
      notAfter: NOW_MS,
    });
    const signed = signMessage(Buffer.from(lower), rsaSigner(identity.privateKeyPem, { keyName: '01' }));
    const found = findings(['a.xml', signed]);
    assert.deepEqual(codes(found), ['-900206 Payment[1]/PaymentHead/guid']);
    assert.equal(applyFixes(signed, found).fixed, 0);
  });
});

// What lint prints ends up in logs of build machines: personal data is masked wherever a mistake has put it.
describe('personal data in fields where none belongs', () => {
  const PERSONAL = {
    'an identity number': '110101199003070791',
    'a telephone number': '13912345678',
    'a name': '欧阳建国',
    'an address': '建国路八十八号',
  } as const;
  const [order, declaration] = [XML.order, XML.declaration];
  const FIELDS = [
    'ebpCode',
    'ebcCode',
    'payCode',
    'currency',
    'country',
    'unit',
    'appType',
    'appTime',
    'guid',
    'qty',
    'gnum',
  ];
  const DECLARATION_FIELDS = [
    'agentCode',
    'assureCode',
    'areaCode',
    'customsCode',
    'emsNo',
    'tradeMode',
    'wrapType',
    'gcode',
    'netWeight',
  ];
  for (const [what, value] of Object.entries(PERSONAL)) {
    test(`${what}: in no finding, as JSON or SARIF, unless asked for`, () => {
      let shown = 0;
      const inputs = [
        ...FIELDS.map((name) => [`order-${name}`, order, name] as const),
        ...DECLARATION_FIELDS.map((name) => [`declaration-${name}`, declaration, name] as const),
      ].map(([file, text, name]) => {
        const changed = text.replace(new RegExp(`(<ceb:${name}>)[^<]*`), `$1${value}`);
        assert.ok(changed.includes(`>${value}<`), name);
        return { file: `${file}.xml`, bytes: Buffer.from(changed) };
      });
      for (const input of inputs) {
        const masked = lint([input], { nowMs: NOW_MS });
        const open = lint([input], { nowMs: NOW_MS, showValues: true });
        for (const text of [JSON.stringify(masked), JSON.stringify(toSarif(masked, '0'))]) {
          assert.ok(!text.includes(value), `${input.file}: ${text}`);
        }
        if (JSON.stringify(open).includes(value)) shown += 1;
      }
      assert.ok(shown >= 8, `the values are there when they are asked for: ${shown}`);
      // Several files at once: what is compared is masked too.
      assert.ok(!JSON.stringify(lint(inputs, { nowMs: NOW_MS })).includes(value));
    });
  }

  test('an element called like a person', () => {
    const found = findings([
      'a.xml',
      order.replace('<ceb:OrderHead>', '<ceb:OrderHead><ceb:欧阳建国>1</ceb:欧阳建国>'),
    ]);
    assert.ok(found.length > 0);
    assert.ok(!JSON.stringify(found).includes('欧阳建国'));
  });
});

test('SARIF has what the standard requires of a log, a run, a rule and a result (2.1.0)', () => {
  const broken = XML.payment.replace('<ceb:currency>142', '<ceb:currency>502');
  const log = toSarif(lint([{ file: '出 库/a.xml', bytes: Buffer.from(broken) }], { nowMs: NOW_MS }), '0.1.0') as {
    version: string;
    runs: { tool: { driver: { name: string; rules: { id: string }[] } }; results: Record<string, never>[] }[];
  };
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  const [result] = run?.results ?? [];
  assert.equal(run?.tool.driver.rules[0]?.id, '-900206');
  const { message, level, ruleIndex, locations } = result as unknown as {
    message: { text: string };
    level: string;
    ruleIndex: number;
    locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
  };
  assert.ok(message.text.length > 0 && level === 'error' && ruleIndex === 0);
  assert.equal(locations[0]?.physicalLocation.artifactLocation.uri, encodeURI('出 库/a.xml'));
  assert.ok((locations[0]?.physicalLocation.region.startLine ?? 0) >= 1);
});
