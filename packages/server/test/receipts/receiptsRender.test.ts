import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readMessage, scan } from '@tongguan/ceb';
import { receiptsXml } from '../../src/receipts/index.ts';
import { receiptGuid, renderStep } from '../../src/receipts/render.ts';
import { RECEIPT_KINDS, type ReceiptBody, type ReceiptKind } from '../../src/receipts/types.ts';
import type { ReceiptView } from '../../src/receipts/view.ts';
import { temporaryFolder } from '../support/database.ts';

/**
 * Proves that every stored step becomes a receipt message our reader and the schemas accept (B-02), with the same
 * number and bytes each time, and that its JSON says what the codes mean.
 */

const AT_MS = Date.parse('2019-05-01T10:00:00.123+08:00');
const PLACE = { part: 7, recipient: '3301960001', stepSeq: 42n, cursor: 'AQ' };
const TAXES = { customsTax: '0.00', valueAddedTax: '85.65', consumptionTax: '98.82' };

type Row = { readonly name: string; readonly kind: ReceiptKind; readonly body: ReceiptBody; readonly type: string };

const step = (status: string, info: string): ReceiptBody['steps'] => [{ status, info, atMs: AT_MS }];

const ROWS: readonly Row[] = [
  {
    name: 'an order on file',
    kind: RECEIPT_KINDS.order,
    type: 'CEB312Message',
    body: {
      subject: { ebpCode: '3301960001', ebcCode: '3301960002', orderNo: '订单1' },
      steps: step('120', '[Code:1800;Desc:逻辑校验通过]'),
    },
  },
  {
    name: 'a payment refused as a duplicate',
    kind: RECEIPT_KINDS.payment,
    type: 'CEB412Message',
    body: {
      subject: { payCode: '3301960003', payTransactionId: 'P1' },
      steps: step('-401006', '[Code:-401006;Desc:业务单已存在]'),
    },
  },
  {
    name: 'a waybill on file',
    kind: RECEIPT_KINDS.waybill,
    type: 'CEB512Message',
    body: { subject: { logisticsCode: '3301960004', logisticsNo: 'L<&>1' }, steps: step('120', '逻辑校验通过') },
  },
  {
    name: 'a declaration rejected for two reasons',
    kind: RECEIPT_KINDS.declaration,
    type: 'CEB622Message',
    body: {
      subject: {
        customsCode: '3301',
        ebpCode: '3301960001',
        ebcCode: '3301960002',
        agentCode: '3301960002',
        copNo: 'C1',
        preNo: 'B00000000000000001',
      },
      steps: step('100', '[Code:1327;Desc:订购人与支付人不一致],[Code:1332;Desc:支付金额不一致[1,2]]'),
    },
  },
  {
    name: 'a declaration released, with its number',
    kind: RECEIPT_KINDS.declaration,
    type: 'CEB622Message',
    body: {
      subject: { copNo: 'C1', preNo: 'B00000000000000001', invtNo: '330120191000000001' },
      steps: step('800', '[Code:2600;Desc:放行]'),
    },
  },
  {
    name: 'a tax bill',
    kind: RECEIPT_KINDS.taxBill,
    type: 'CEB816Message',
    body: {
      subject: {
        invtNo: '330120191000000001',
        taxNo: 'T330120191000000001',
        ...TAXES,
        assureCode: '3301960002',
        ebcCode: '3301960002',
        logisticsCode: '3301960004',
        agentCode: '3301960002',
        customsCode: '3301',
      },
      steps: step('1', '放行'),
      lines: [{ gnum: '1', gcode: '3303000000', taxPrice: '800.00', ...TAXES }],
    },
  },
  {
    name: 'a message refused at the door, whose own number could not be read',
    kind: RECEIPT_KINDS.message,
    type: 'CEB900Message',
    body: {
      subject: { oriCopMsgId: '', oriMessageType: 'Unknown' },
      steps: step('-900101', '[Code:-900101;Desc:报文不是良构XML;位置:/ @17]'),
    },
  },
];

const render = ({ kind, body }: Row): ReceiptView => {
  const [first] = body.steps;
  assert.ok(first !== undefined);
  return renderStep(PLACE, kind, body, first);
};

describe('receipts from stored steps', () => {
  for (const row of ROWS) {
    test(row.name, () => {
      const view = render(row);
      assert.equal(view.type, row.type);
      assert.equal(view.returnTime, '20190501100000123');
      assert.equal(view.returnStatus, row.body.steps[0]?.status);
      assert.notEqual(view.statusText, '', 'every status has a text');
      for (const code of view.codes) assert.notEqual(code.advice, '', `${code.code} says what to do`);
      const tape = scan(Buffer.from(view.xml));
      assert.ok(tape.ok);
      const read = readMessage(tape.value, { unsigned: true });
      assert.ok(read.ok, JSON.stringify(read));
      assert.equal(read.value.guid, view.guid);
      assert.deepEqual(render(row), view, 'the same step is the same receipt');
    });
  }

  test('a row that lost a part of its subject is told without it, and keeps nobody from the next (C-01)', () => {
    for (const row of ROWS) {
      const whole = render(row);
      for (const lost of Object.keys(row.body.subject)) {
        const subject = Object.fromEntries(Object.entries(row.body.subject).filter(([name]) => name !== lost));
        const view = render({ ...row, body: { ...row.body, subject } });
        assert.equal(view.guid, whole.guid, lost);
        assert.equal(view.returnStatus, whole.returnStatus, lost);
        assert.ok(scan(Buffer.from(view.xml)).ok, lost);
      }
    }
  });

  test('a refusal lists each code with its text and advice', () => {
    const view = render(ROWS[3] as Row);
    assert.deepEqual(
      view.codes.map(({ code, text }) => [code, text]),
      [
        ['1327', '订购人与支付人不一致'],
        ['1332', '支付金额不一致[1,2]'],
      ],
    );
    assert.equal(view['copNo'], 'C1');
  });

  test('the number depends on partition, recipient and step, and is a C36 in upper case', () => {
    const guids = [receiptGuid(1, 'a', 1n), receiptGuid(2, 'a', 1n), receiptGuid(1, 'b', 1n), receiptGuid(1, 'a', 2n)];
    assert.equal(new Set(guids).size, 4);
    for (const guid of guids) assert.match(guid, /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  });

  test('a page of XML is well-formed and carries the cursor', () => {
    const page = { receipts: ROWS.map(render), next: 'AQ-_', more: true };
    const xml = receiptsXml(page);
    const tape = scan(Buffer.from(xml));
    assert.ok(tape.ok);
    assert.equal(tape.value.rootAttributes.get('next'), 'AQ-_');
    assert.equal(xml.split('<?xml').length, 2, 'one declaration, at the beginning');
  });
});

const OFFICIAL = join(process.env['CEB_OFFICIAL_DIR'] ?? '', 'spec/ceb/xsd/海关跨境进口业务节点报文定义202205.xsd');
const OWN = join(import.meta.dirname, '../../../../ceb/xsd/ceb-import.xsd');
const noXmllint =
  spawnSync('xmllint', ['--version']).status === 0 || process.env['CI'] === 'true' ? false : 'xmllint is not installed';

describe('receipts against the schemas', { skip: noXmllint }, () => {
  test('our own schema accepts every receipt', () => assertValid(OWN));

  test(
    'the official schema accepts every receipt',
    {
      skip: existsSync(OFFICIAL) ? false : 'CEB_OFFICIAL_DIR names no folder with the official schemas',
    },
    () => assertValid(OFFICIAL),
  );
});

function assertValid(schema: string): void {
  const folder = temporaryFolder();
  const files = ROWS.map((row, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, render(row).xml);
    return file;
  });
  const checked = spawnSync('xmllint', ['--noout', '--schema', schema, ...files], { encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stderr);
}
