import { deepEqual, equal, match, ok, throws } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import {
  type DocumentKind,
  generateSm2Identity,
  readMessage,
  RECEIPT_MESSAGES,
  scan,
  signMessage,
  sm2Signer,
  STORED_KINDS,
} from '@tongguan/ceb';
import { partOf } from '@tongguan/kernel';
import { TAKES as CLEARANCE } from '../src/clearance/takes.ts';
import { createIntake, type SubmitAnswer } from '../src/intake/index.ts';
import { takenMessages } from '../src/intake/taken.ts';
import { isLater } from '../src/intake/types.ts';
import { TRADE } from '../src/main/rooms.ts';
import { TAKES } from '../src/main/takes.ts';
import { renderStep } from '../src/receipts/render.ts';
import { RECEIPT_KINDS, type ReceiptKind } from '../src/receipts/types.ts';
import { enrolCertificate, enrolParticipant, loadRegistry } from '../src/registry/index.ts';
import { intakeStore } from '../src/store/intake/intake.ts';
import { registryStore } from '../src/store/registry/records.ts';
import { createVault } from '../src/vault/index.ts';
import { withDatabase } from './support/database.ts';

/**
 * Proves that what a message is stands in the table alone: a room that names a kind has it taken in, placed, judged and
 * answered, export included, and no other source has to know of it. Real PostgreSQL.
 */

const EXAMPLES = join(import.meta.dirname, '../../../../examples/messages');
/** An hour after the example was written. */
const ACCEPTED_MS = Date.parse('2022-06-01T11:00:00+08:00');
const YEAR_MS = 365 * 86_400_000;
const SELLER = '3301969902';
const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });
const identity = generateSm2Identity({
  subject: { commonName: 'test' },
  serial: 'e1',
  notBefore: ACCEPTED_MS - YEAR_MS,
  notAfter: ACCEPTED_MS + YEAR_MS,
});

type Sent = { readonly answer: SubmitAnswer; readonly rows: readonly object[] };

/** The example, signed by the seller, at a door that takes these kinds. */
const sent = (type: string, takes: readonly DocumentKind[], look: (found: Sent) => void): Promise<void> =>
  withDatabase(`taken ${type}`, async ({ store }) => {
    const records = registryStore(store);
    // Export asks for registration of information alone.
    for (const [code, creditCode, role] of [
      ['3301969901', '91350100M000100Y43', 'platform'],
      [SELLER, '91330100MATG00020Q', 'seller'],
    ] as const) {
      const about = { code, creditCode, name: '测试企业', roles: [role], sandbox: false, registeredMs: 0 };
      ok((await enrolParticipant(records, { ...about, registration: 'information' })).ok);
    }
    const { certificateDer } = identity;
    ok((await enrolCertificate(records, { participantCode: SELLER, certificateDer, sandbox: false })).ok);
    const registry = await loadRegistry(records, vault);
    const intake = createIntake({
      store: intakeStore(store),
      vault,
      registry: () => registry,
      clock: { now: () => ACCEPTED_MS },
      profile: 'production',
      takes,
    });
    const raw = readFileSync(join(EXAMPLES, `${type}.xml`));
    const signed = signMessage(raw, sm2Signer(identity.privateKeyPem, { keyName: identity.serialHex }));
    const answer: SubmitAnswer = await intake.submit(signed, SELLER);
    await intake.close();
    const { rows } = await store.pool.query('SELECT part, kind, order_no, doc_key FROM document');
    look({ answer, rows });
  });

suite('an export order', () => {
  test('is taken in, and lies with its order, once a room takes its kind', () =>
    sent('CEB303Message', [...CLEARANCE, 'exportOrder'], ({ answer, rows }) => {
      equal(answer.kind, 'stored', JSON.stringify(answer));
      const orderNo = 'EXAMPLE-EXPORT-0001';
      const place = { part: partOf('order', orderNo), order_no: orderNo };
      deepEqual(rows, [{ ...place, kind: 11, doc_key: `${SELLER}|${orderNo}` }]);
    }));

  test('is refused while no room takes it, with the messages that are taken', () =>
    sent('CEB303Message', CLEARANCE, ({ answer, rows }) => {
      ok(answer.kind === 'refused');
      const [refusal] = answer.refusals;
      deepEqual([refusal?.code, refusal?.found], ['-900201', 'CEB303Message']);
      match(refusal?.allowed ?? '', /^CEB311Message, .*CEB711Message$/);
      deepEqual(rows, []);
    }));
});

suite('the door', () => {
  test('asks for the number by which receipts answer, where the dictionary does not', () => {
    const asked = [...takenMessages(CLEARANCE)].map(([type, { answeredBy }]) => [type, answeredBy?.field ?? null]);
    deepEqual(Object.fromEntries(asked), {
      CEB311Message: null,
      CEB411Message: null,
      CEB511Message: null,
      CEB513Message: null,
      CEB621Message: 'copNo',
      CEB623Message: 'copNo',
      CEB625Message: 'copNo',
      CEB711Message: 'copNo',
    });
  });

  test('takes what a lane has a hand for, and nothing else', () => {
    const handled = new Set(Object.keys(TRADE.rooms.documents).map(Number));
    const later = TAKES.filter((kind) => isLater(STORED_KINDS[kind]));
    ok(later.length > 3);
    for (const kind of later)
      ok(handled.has(STORED_KINDS[kind]), `${kind}: name its handler in documents of main/rooms.ts`);
    for (const stored of handled) {
      ok(
        TAKES.some((kind) => STORED_KINDS[kind] === stored),
        `${stored}: its room names the kind in its takes.ts`,
      );
    }
  });

  test('takes no kind whose place nobody has decided', () => {
    throws(() => takenMessages(['exportCancellation']), /CEB605Message has a place/);
  });
});

type Fields = Readonly<Record<string, string>>;

/** The row that a lane would write for the receipt of the example: its subject, one step, its lines. */
suite('every receipt is written from its row', () => {
  for (const { type, kind, stored, head } of RECEIPT_MESSAGES) {
    test(`${type}: as its example has it`, () => {
      const tape = scan(readFileSync(join(EXAMPLES, `${type}.xml`)));
      ok(tape.ok);
      const example = readMessage(tape.value);
      ok(example.ok);
      const document = example.value.documents[0] as unknown as Readonly<Record<string, unknown>>;
      const fields = (head === null ? document : document[head]) as Fields;
      const lines = Object.values(document).find((value) => Array.isArray(value)) as readonly Fields[] | undefined;
      const { guid: _, returnTime: __, returnStatus, returnInfo = '', status = '', ...subject } = fields;
      const step = { status: returnStatus ?? status, info: returnInfo, atMs: ACCEPTED_MS };
      const body = { subject, steps: [step], ...(lines ? { lines } : {}) };
      const place = { part: 1, recipient: 'r', stepSeq: 1n, cursor: '' };
      equal(RECEIPT_KINDS[kind], stored);
      const view = renderStep(place, stored as ReceiptKind, body, step);
      equal(view.type, type);
      const written = scan(Buffer.from(view.xml));
      ok(written.ok);
      const read = readMessage(written.value);
      ok(read.ok, JSON.stringify(read));
      const again = { guid: view.guid, ...('returnTime' in fields ? { returnTime: view.returnTime } : {}) };
      const expected = { ...fields, ...again };
      deepEqual(read.value.documents, [head === null ? expected : { ...document, [head]: expected }]);
    });
  }
});
