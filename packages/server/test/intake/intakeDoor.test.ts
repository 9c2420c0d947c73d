import { deepEqual, equal, ok } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import {
  type CebMessage,
  DICTIONARY,
  type FieldSpec,
  type NodeSpec,
  readMessage,
  scan,
  writeMessage,
} from '@tongguan/ceb';
import { shanghaiC14, shanghaiDate } from '@tongguan/kernel';
import { lawOn } from '@tongguan/policy';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { temporaryFolder } from '../support/database.ts';
import { cancellation, delivered, refund } from '../support/later.ts';
import { FIRMS } from '../support/purchase.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';

/**
 * Proves at the door of a running platform, signed message by signed message, that times and numbers are judged in every
 * document an enterprise may send: which elements those are, the dictionary says.
 */

type Sender = Parameters<SandboxSender['signAs']>[0];
type Refusal = { readonly code: string; readonly path: string; readonly found: string; readonly allowed: string };
type Fields = Record<string, unknown>;

let platform: Platform;
let sender: SandboxSender;
before(async () => {
  const dataDir = temporaryFolder();
  platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true });
  sender = await sandboxSender(platform.url, dataDir);
});
after(() => platform.stop());

const SENDERS: Readonly<Record<string, Sender>> = {
  CEB311Message: 'platform',
  CEB411Message: 'payment',
  CEB511Message: 'logistics',
  CEB513Message: 'logistics',
  CEB621Message: 'agent',
  CEB623Message: 'agent',
  CEB625Message: 'agent',
  CEB711Message: 'warehouse',
};
const TYPES = Object.keys(SENDERS);

/** A document of every kind that the door takes as it is, written now. */
function documentOf(type: string): Fields {
  const number = randomUUID().slice(0, 8);
  const { order, payment, waybill, declaration } = sender.purchase({ orderNo: number });
  const appTime = shanghaiC14(Date.now());
  const names = { orderNo: number, invtNo: `2992${appTime.slice(0, 4)}I000000001`, copNo: number };
  const { personas } = sender;
  const inbound = {
    ...{ guid: '0'.repeat(36), appType: '1', appTime, appStatus: '2', customsCode: '2992', copNo: number },
    ...{ operatorCode: personas.warehouse.code, operatorName: '测试', ieFlag: 'I', trafMode: '4', trafNo: 'T1' },
    ...{ voyageNo: 'V1', billNo: 'B1', logisticsCode: FIRMS.logistics, logisticsName: '测试' },
  };
  const documents: Readonly<Record<string, object>> = {
    CEB311Message: order,
    CEB411Message: payment,
    CEB511Message: waybill,
    CEB513Message: delivered(number, { appTime, logisticsTime: appTime }),
    CEB621Message: {
      InventoryHead: { ...declaration.InventoryHead, ieDate: appTime.slice(0, 8) },
      InventoryList: declaration.InventoryList.map((line) => ({ ...line, qty2: '1', unit2: '035' })),
    },
    CEB623Message: { ...cancellation(names), appTime },
    CEB625Message: (({ InvtRefundHead, InvtRefundList }) => ({
      InvtRefundHead: { ...InvtRefundHead, appTime },
      InvtRefundList,
    }))(refund(names, [{ gnum: '1', qty: '1' }])),
    CEB711Message: { DeliveryHead: inbound, DeliveryList: [{ gnum: '1', logisticsNo: 'L1' }] },
  };
  const codes = { [FIRMS.platform]: 'platform', [FIRMS.seller]: 'agent', [FIRMS.logistics]: 'logistics' } as const;
  return JSON.parse(JSON.stringify(documents[type]), (_name, value: unknown) =>
    typeof value === 'string' && value in codes ? personas[codes[value as keyof typeof codes]].code : value,
  ) as Fields;
}

/** The same document with one element changed: of its head, or of its first line. */
function changed(type: string, path: string, value: string): Fields {
  const document = documentOf(type);
  const [node = '', name = ''] = path.includes('/') ? path.split('/') : ['', path];
  const place = node === '' ? document : document[node];
  const fields = (Array.isArray(place) ? place[0] : place) as Fields;
  fields[name] = value;
  return document;
}

async function post(type: string, document: Fields): Promise<readonly Refusal[]> {
  const signed = sender.signAs(SENDERS[type] as Sender, writeMessage(message(type, document)));
  const response = await sender.postAs(SENDERS[type] as Sender, signed);
  const text = await response.text();
  if (response.status === 202) return [];
  return (JSON.parse(text) as { error: { refusals: Refusal[] } }).error.refusals;
}

/** `head/field` or `field` of every element of a kind, from the dictionary. */
function elements(type: string, isMeant: (field: FieldSpec) => boolean): readonly string[] {
  const spec = DICTIONARY.get(type)?.document as NodeSpec;
  return spec.children.flatMap((child) => {
    if (child.kind === 'field') return isMeant(child) ? [child.name] : [];
    return child.children.flatMap((inner) =>
      inner.kind === 'field' && isMeant(inner) ? `${child.name}/${inner.name}` : [],
    );
  });
}

test('the documents the tables change are taken as they are', async () => {
  for (const type of TYPES) deepEqual(await post(type, documentOf(type)), [], type);
});

suite('a time that is implausible does not pass the door (B-06)', () => {
  const { appTimeAheadHours, appTimeBackDays } = lawOn(shanghaiDate(Date.now()));
  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;
  const at = (ms: number): string => shanghaiC14(Date.now() + ms);
  const ahead = appTimeAheadHours.value * HOUR;
  const back = appTimeBackDays.value * 24 * HOUR;
  const SENT: readonly (readonly [string, () => string, string | null])[] = [
    ['an hour ahead', () => at(HOUR), null],
    ['as far ahead as may be', () => at(ahead - MINUTE), null],
    ['beyond it', () => at(ahead + MINUTE), '90330'],
    ['in the year 2099', () => '20991231235959', '90330'],
    ['as long ago as may be', () => at(-back + MINUTE), null],
    ['longer ago', () => at(-back - MINUTE), '90330'],
    ['in 2017', () => '20170601100000', '90330'],
    ['on 30 February', () => `${shanghaiC14(Date.now()).slice(0, 4)}0230100000`, '-900206'],
    ['at 24 hours', () => `${at(0).slice(0, 8)}240000`, '-900206'],
    ['of no calendar', () => '99999999999999', '-900206'],
  ];
  const TOLD: readonly (readonly [string, () => string, string | null])[] = [
    ['three years ago', () => at(-3 * 365 * 24 * HOUR), null],
    ['now', () => at(0), null],
    ['days ahead', () => at(ahead + 48 * HOUR), '90331'],
    ['in month 13', () => `${at(0).slice(0, 4)}1301000000`, '-900206'],
  ];

  for (const type of TYPES) {
    const times = elements(type, ({ name, type: form }) => /(Time|Date)$/.test(name) && /^C(8|14)$/.test(form));
    for (const path of times) {
      const isSent = path.endsWith('appTime');
      for (const [when, written, code] of isSent ? SENT : TOLD) {
        test(`${type}/${path} ${when}: ${code ?? 'taken'}`, async () => {
          const isDay = /Date$|declTime$/.test(path);
          const value = isDay ? written().slice(0, 8) : written();
          const refusals = await post(type, changed(type, path, value));
          deepEqual(
            refusals.map((one) => one.code),
            code === null ? [] : [code],
          );
          if (code === null) return;
          equal(refusals[0]?.found, value);
          // The window, or an example: never the letters of a pattern.
          ok(/\d{8}/.test(refusals[0]?.allowed ?? '') && !/YYYY/i.test(refusals[0]?.allowed ?? ''));
        });
      }
    }
  }
});

suite('a number is written in one way and has the sign it must have, in every document (B-01, D-03)', () => {
  const DECIMALS: Readonly<Record<string, string>> = {
    ...{ '-1': '-900204', '-0': '-900204', '+5': '-900204', '.5': '-900204', '5.': '-900204', '007': '-900204' },
    ...{ '1.000000': '-900204', '1.234567': '-900204', '1e3': '-900204', '0x10': '-900204', '1,000': '-900204' },
    ...{ '999999999999999999': 'range', '1000000000000.00001': 'range' },
  };
  const INTS: Readonly<Record<string, string>> = {
    ...{ '-1': '-900204', '-0': '-900204', '+5': '-900204', '.5': '-900204', '5.': '-900204', '007': '-900204' },
    ...{ '1.0': '-900204', '0': 'range', '99999999999': '-900204' },
  };
  const RANGE: Readonly<Record<string, string>> = {
    ...{ qty: '90024', qty1: '90024', qty2: '90024', price: '90005', totalPrice: '90005' },
  };
  /** What there cannot be none of. */
  const POSITIVE = /\/(qty\d?|weight|grossWeight|netWeight)$/;

  for (const type of TYPES) {
    const numbers = elements(type, ({ type: form }) => form === 'int' || form.startsWith('N'));
    for (const path of numbers) {
      const name = path.split('/').at(-1) as string;
      const spec = elements(type, (field) => field.name === name && /^(int|N\d+,0)$/.test(field.type));
      const isInt = spec.includes(path);
      const zero: readonly (readonly [string, string | null])[] = isInt
        ? []
        : [['0', POSITIVE.test(path) ? 'range' : null]];
      const rows: readonly (readonly [string, string | null])[] = [...Object.entries(isInt ? INTS : DECIMALS), ...zero];
      test(`${type}/${path}`, async () => {
        for (const [value, expected] of rows) {
          const refusals = await post(type, changed(type, path, value));
          const code = expected === 'range' ? (RANGE[name] ?? '-900206') : expected;
          deepEqual(
            refusals.map((one) => `${one.code} ${one.path.split('/').at(-1)}`),
            code === null ? [] : [`${code} ${name}`],
            value,
          );
        }
      });
    }
  }

  test('white space around a number is none of it (XSD collapse): it is stored without', async () => {
    const document = changed('CEB411Message', 'PaymentHead/amountPaid', ' 1.5\n');
    deepEqual(await post('CEB411Message', document), []);
    const tape = scan(writeMessage(message('CEB411Message', document)));
    ok(tape.ok);
    const read = readMessage(tape.value, { unsigned: true });
    ok(read.ok && read.value.type === 'CEB411Message');
    equal(read.value.documents[0]?.PaymentHead.amountPaid, '1.5');
  });
});

function message(type: string, document: Fields): CebMessage {
  const persona = sender.personas[SENDERS[type] as Sender];
  const baseTransfer = { copCode: persona.code, copName: persona.firm, dxpMode: 'DXP', dxpId: 'DXPENTTEST' };
  const guid = randomUUID().toUpperCase();
  return {
    type,
    guid,
    version: '1.0',
    documents: [document],
    baseTransfer,
    baseSubscribe: [],
  } as unknown as CebMessage;
}
