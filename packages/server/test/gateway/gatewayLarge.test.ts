import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { type CebMessage, writeDxp, writeMessage } from '@tongguan/ceb';
import { type Intake, NEAR_BYTES_MAX, type RefusedAnswer } from '../../src/intake/index.ts';
import { type IntakeThreadOptions, openIntakeThread } from '../../src/main/intakeThread.ts';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { openStore } from '../../src/store/pool.ts';
import { keysText, loadKeys } from '../../src/vault/index.ts';
import { temporaryFolder } from '../support/database.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';

// Proves with a running platform that large messages, which another thread takes in, are taken and refused as small ones
// are, and that the loop that serves everybody turns while they are looked at.

let platform: Platform;
let sender: SandboxSender;
let setup: IntakeThreadOptions['setup'];
before(async () => {
  const dataDir = sandboxFolder();
  platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true });
  sender = await sandboxSender(platform.url, dataDir);
  const keys = keysText(await loadKeys(dataDir, 'sandbox', null));
  setup = { databaseUrl: platform.databaseUrl, keys, profile: 'sandbox' };
});
after(() => platform.stop());

/** A message of many orders, as a platform sends them together. */
function manyOrders(count: number): { readonly message: Buffer; readonly numbers: readonly string[] } {
  const run = randomUUID().slice(0, 8);
  const numbers = Array.from({ length: count }, (_, index) => `L${run}${index}`);
  const { code, firm } = sender.personas.platform;
  const message = {
    type: 'CEB311Message',
    guid: randomUUID().toUpperCase(),
    version: '1.0',
    documents: numbers.map((orderNo) => sender.purchase({ orderNo }).order),
    baseTransfer: { copCode: code, copName: firm, dxpMode: 'DXP', dxpId: 'DXPENTTEST' },
    baseSubscribe: [],
  } as unknown as CebMessage;
  return { message: sender.signAs('platform', Buffer.from(writeMessage(message))), numbers };
}

/** 2.4 MB of 200,000 elements, each time another. */
const dense = (): Buffer => Buffer.from(`<a id="${randomUUID()}">${'<b></b>    '.repeat(200_000)}</a>`);

type Stored = { readonly messageId: string; readonly documents: readonly { readonly orderNo: string }[] };
type Refused = { readonly error: { readonly code: string; readonly refusals: readonly object[] } };

describe('a large message', () => {
  test('is taken whole and once: again, and in an envelope, it gets the same answer', async () => {
    const { message, numbers } = manyOrders(80);
    assert.ok(message.length > NEAR_BYTES_MAX);
    const first = await sender.postAs('platform', message);
    assert.equal(first.status, 202);
    const stored = (await first.json()) as Stored;
    assert.deepEqual(
      stored.documents.map(({ orderNo }) => orderNo),
      numbers,
    );
    const again = await sender.postAs('platform', message);
    assert.deepEqual([again.status, again.headers.get('tongguan-replayed')], [202, 'true']);
    assert.deepEqual(await again.json(), stored);
    const enveloped = await sender.postAs('platform', envelope(message));
    assert.deepEqual([enveloped.status, await enveloped.json()], [202, stored]);
    const store = openStore({ url: platform.databaseUrl });
    const count = 'SELECT count(*) AS n FROM document WHERE message_id = $1';
    const { rows } = await store.pool.query<{ n: bigint }>(count, [stored.messageId]);
    await store.close();
    assert.equal(rows[0]?.n, 80n);
  });

  test('is refused with every reason, and the refusal is kept and told again', async () => {
    const { message } = manyOrders(80);
    const wrong = Buffer.from(message.toString('utf8').replaceAll('<ceb:currency>142', '<ceb:currency>'));
    const answers = await Promise.all([1, 2].map(() => sender.postAs('platform', wrong)));
    const [one, two] = await Promise.all(answers.map((answer) => answer.json() as Promise<Refused>));
    assert.deepEqual([answers.map(({ status }) => status), one], [[400, 400], two]);
    assert.equal((one as Refused).error.refusals.length, 1, 'the digest differs');
    const receipt = await sender.postAs('platform', wrong, { accept: 'application/xml' });
    assert.equal(receipt.status, 400);
    assert.match(await receipt.text(), /^<\?xml.*CEB900Message/s);
  });

  test('of 200,000 elements gets its refusal, eight at once as well, and everybody else their answers', async () => {
    const flood = Promise.all(Array.from({ length: 8 }, () => sender.postAs('agent', dense())));
    for (let count = 0; count < 10; count += 1) {
      const documents = sender.purchase({ orderNo: randomUUID().slice(0, 12) });
      const answer = await sender.post('order', sender.sign('order', documents));
      assert.equal(answer.status, 202);
      await answer.arrayBuffer();
    }
    for (const answer of await flood) {
      // Beyond a firm's budget it is told to wait.
      assert.ok(answer.status === 400 || answer.status === 429, `${answer.status}`);
      const { error } = (await answer.json()) as Refused;
      if (answer.status === 400) assert.equal((error.refusals[0] as { code: string }).code, '-900201');
    }
  });

  test('in a broken envelope reaches nobody', async () => {
    const broken = envelope(manyOrders(80).message).toString('utf8').replace('DXPENT0000000001', 'X'.repeat(40));
    const answer = await sender.postAs('platform', Buffer.from(broken));
    assert.equal(answer.status, 400);
    assert.equal(((await answer.json()) as Refused).error.code, 'envelope-invalid');
  });
});

describe('the thread', () => {
  const open = (more: Partial<IntakeThreadOptions> = {}): Intake =>
    openIntakeThread({
      setup,
      clock: { now: () => Date.now() },
      registryVersion: () => 0n,
      onLost: () => assert.fail('the thread goes on'),
      ...more,
    });

  test('while it looks at a message the loop here turns, and the bytes are given away', async () => {
    const intake = open();
    let turns = 0;
    let turnsUntilWeighed = 0;
    let isAnswered = false;
    const turn = (): void => {
      turns += 1;
      if (!isAnswered) setImmediate(turn);
    };
    const raw = dense();
    const answer = intake.submit(raw, sender.personas.agent.code, {
      onWeighed: (elements) => {
        assert.equal(elements, 200_001);
        turnsUntilWeighed = turns;
      },
      onVerified: () => undefined,
    });
    assert.equal(raw.length, 0);
    turn();
    const refused = (await answer) as RefusedAnswer;
    isAnswered = true;
    assert.deepEqual([refused.kind, refused.refusals[0]?.code], ['refused', '-900201']);
    assert.ok(Buffer.isBuffer(refused.receipt));
    // In one piece it would be weighed before the first.
    assert.ok(turnsUntilWeighed > 10, `${turnsUntilWeighed} turns`);
    await intake.close();
  });

  test('bytes that lie in the memory of others are copied', async () => {
    const intake = open();
    const around = Buffer.alloc(100_000, 'x');
    const answer = await intake.submit(around.subarray(10, 50_000), sender.personas.agent.code);
    assert.equal(answer.kind, 'refused');
    assert.equal(around.length, 100_000);
    await intake.close();
  });

  test('what is under way when it is closed is finished', async () => {
    const intake = open();
    const { message } = manyOrders(80);
    const answer = intake.submit(message, sender.personas.platform.code);
    await intake.close();
    assert.equal((await answer).kind, 'stored');
    await assert.rejects(intake.submit(dense(), 'a'), /closed/);
  });

  test('a database that is away is told by its code, and the same thread tries again', async () => {
    const intake = open({ setup: { ...setup, databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing' } });
    for (const round of [1, 2]) {
      await assert.rejects(intake.submit(dense(), 'a'), { code: 'ECONNREFUSED' }, `round ${round}`);
    }
    await intake.close();
  });

  test('when it ends by itself whoever waits is told, and the next message begins another', async () => {
    const program = join(temporaryFolder(), 'ends.mjs');
    writeFileSync(
      program,
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));",
    );
    const lost: string[] = [];
    const onLost = ({ message }: Error): void => void lost.push(message);
    const intake = open({ program: pathToFileURL(program), onLost });
    for (const round of [1, 2]) {
      await assert.rejects(intake.submit(dense(), 'a'), /ended with 3/);
      assert.equal(lost.length, round);
    }
    await intake.close();
  });
});

function envelope(message: Buffer): Buffer {
  return writeDxp({
    kind: 'DxpMsg',
    transInfo: {
      copMsgId: 'MSG-1',
      senderId: 'DXPENT0000000001',
      receiverIds: ['DXPEDCCEB0000002'],
      creatTime: '2026-06-01T10:00:00',
      msgType: 'CEB311Message',
    },
    data: message,
    signed: false,
  });
}
