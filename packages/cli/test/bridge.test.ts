import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type DxpMsg, readDxp, readReceipt, signMessage, writeDxp, writeMessage } from '@tongguan/ceb';
import { messagesOf, readPersonaOf, signerOf, TongguanClient } from '@tongguan/sdk';
import { type ChannelModel, type ConfirmChannel, connect, type GetMessage } from 'amqplib';
import { openDesk, sell } from '../src/demo/desk.ts';
import { readMarket } from '../src/demo/market.ts';
import { seededRandom } from '../src/demo/random.ts';
import { sandboxFolder, serve, type ServedPlatform } from './support/platform.ts';
import { type Rabbit, startRabbit, withoutRabbit } from './support/rabbit.ts';

const BINARY = fileURLToPath(new URL('../../bin/tongguan.js', import.meta.url));
const dataDir = sandboxFolder();
const WAIT_MS = 60_000;

// Proves the bridge with a real broker and a real platform (B-03): bare and wrapped messages, the same bytes twice, poison,
// a broker that goes away and a bridge that is killed. Nothing is lost; what comes twice carries the same message id.
describe('queue in, platform, queue out', { skip: withoutRabbit }, () => {
  let platform: ServedPlatform;
  let rabbit: Rabbit;
  let bridge: ChildProcess;
  let connection: ChannelModel;
  let channel: ConfirmChannel;
  let code = '';
  const received = new Map<string, { readonly type: string; readonly body: Buffer; count: number }>();

  const startBridge = async (): Promise<void> => {
    const args = ['bridge', '--as', 'payment', '--amqp', rabbit.url, '--url', platform.url, '--data', dataDir];
    bridge = spawn(process.execPath, [BINARY, ...args, '--wrap', 'DXPEDCCEB0000002:DXPENT0000000003'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [bridge.stdout, bridge.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
    await until(
      () => text.includes('→'),
      () => `the bridge did not start: ${text}`,
    );
  };
  const open = async (): Promise<void> => {
    connection = await connect(rabbit.url);
    connection.on('error', () => undefined);
    channel = await connection.createConfirmChannel();
  };
  const publish = async (body: Buffer): Promise<void> => {
    channel.sendToQueue(`${code}.in`, body, { persistent: true });
    await channel.waitForConfirms();
  };
  /** Takes what is in the queue of receipts. */
  const collect = async (): Promise<void> => {
    for (;;) {
      const message = (await channel.get(`${code}.out`, { noAck: true })) as GetMessage | false;
      if (message === false) return;
      const { messageId = '', type = '' } = message.properties as { messageId?: string; type?: string };
      const known = received.get(messageId);
      if (known) known.count += 1;
      else received.set(messageId, { type, body: message.content, count: 1 });
    }
  };
  const receiptsOf = (type: string): Buffer[] =>
    [...received.values()].filter((one) => one.type === type).map(({ body }) => body);
  const awaitReceipts = (type: string, count: number): Promise<void> =>
    until(
      async () => {
        await collect();
        return receiptsOf(type).length >= count;
      },
      () => `${receiptsOf(type).length} of ${count} ${type}`,
    );

  before(async () => {
    [platform, rabbit] = await Promise.all([serve(dataDir), startRabbit()]);
    ({ code } = await readPersonaOf(dataDir, 'payment'));
    await startBridge();
    await open();
  });
  after(async () => {
    await connection?.close().catch(() => undefined);
    const ended = new Promise((resolve) => bridge?.once('close', resolve));
    bridge?.kill('SIGINT');
    await ended;
    await platform?.stop();
    await rabbit?.end();
  });

  it('takes messages bare and wrapped, each once', async () => {
    const [first, second] = [await payment(1), await payment(2)];
    for (const body of [first, wrapped(first), wrapped(second)]) await publish(body);
    await awaitReceipts('CEB412Message', 2);
    const [receipt] = receiptsOf('CEB412Message');
    assert.ok(receipt);
    const envelope = readDxp(receipt);
    assert.ok(envelope.ok && envelope.value.kind === 'DxpMsg');
    assert.deepEqual(envelope.value.transInfo.receiverIds, ['DXPENT0000000003']);
    const read = readReceipt(envelope.value.data);
    assert.ok(read.ok && read.value.message.type === 'CEB412Message');
    assert.equal(read.value.message.documents[0]?.returnStatus, '120');
  });

  it('puts poison aside with its code and answers it with a CEB900', async () => {
    await publish(Buffer.from('no message at all'));
    await publish(await payment(3));
    await awaitReceipts('CEB412Message', 3);
    await awaitReceipts('CEB900Message', 1);
    const poison = await channel.get(`${code}.quarantine`, { noAck: true });
    assert.ok(poison !== false);
    assert.equal(poison.content.toString(), 'no message at all');
    assert.equal(poison.properties.headers?.['x-tongguan-code'], '-900101');
    assert.equal(await channel.get(`${code}.quarantine`), false);
  });

  it('connects again when the broker has been away', async () => {
    await connection.close();
    await rabbit.stop();
    await rabbit.start();
    await open();
    await publish(await payment(4));
    await awaitReceipts('CEB412Message', 4);
  });

  it('loses nothing when it is killed in the middle', async () => {
    for (let serial = 10; serial < 30; serial += 1) await publish(await payment(serial));
    bridge.kill('SIGKILL');
    await startBridge();
    await awaitReceipts('CEB412Message', 24);
    const persona = await readPersonaOf(dataDir, 'payment');
    const { receipts } = await new TongguanClient({ url: platform.url, token: persona.token }).receipts(null, 1000);
    assert.deepEqual([...received.keys()].sort(), receipts.map(({ guid }) => guid).sort());
  });
});

/** A signed payment message of its own. */
async function payment(serial: number): Promise<Buffer> {
  const market = await readMarket(dataDir);
  const random = seededRandom(serial);
  const desk = openDesk({ market, random, people: random, run: `B${serial}`, atMs: Date.now() });
  const message = messagesOf([sell(desk, { lines: desk.lines(1) })]).payment;
  return signMessage(writeMessage(message), signerOf(await readPersonaOf(dataDir, 'payment')));
}

function wrapped(data: Buffer): Buffer {
  const message: DxpMsg = {
    kind: 'DxpMsg',
    transInfo: {
      copMsgId: 'M',
      senderId: 'DXPENT0000000003',
      receiverIds: ['DXPEDCCEB0000002'],
      creatTime: '2026-06-01T10:00:00',
      msgType: 'CEB411Message',
    },
    data,
    signed: false,
  };
  return writeDxp(message);
}

async function until(holds: () => boolean | Promise<boolean>, otherwise: () => string): Promise<void> {
  const untilMs = Date.now() + WAIT_MS;
  while (!(await holds())) {
    if (Date.now() > untilMs) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
