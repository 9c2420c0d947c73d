import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type CebMessage, writeMessage } from '@tongguan/ceb';
import { messagesOf } from '@tongguan/sdk';
import { openDesk, sell } from '../../src/demo/desk.ts';
import { readMarket } from '../../src/demo/market.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { cli, type CliResult } from '../support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from '../support/platform.ts';

const dataDir = sandboxFolder();
const PLATFORM = '3301969901';
const PAYMENT = '3301969903';
const LOGISTICS = '3301969904';

const file = (name: string, content: Buffer): string => {
  const path = join(dataDir, name);
  writeFileSync(path, content);
  return path;
};

// Proves that what the office records about a firm decides at once what is taken from it (A-03 … A-05, D-05).
describe('the registry at the door of a running platform', () => {
  let platform: ServedPlatform;
  const run = (...args: string[]): Promise<CliResult> => cli([...args, '--url', platform.url, '--data', dataDir]);
  const act = (kind: string, code: string, ...fields: string[]): Promise<CliResult> =>
    run('act', kind, code, ...fields, '--as', 'operator1', '--reason', '测试');

  before(async () => {
    platform = await serve(dataDir);
  });
  after(async () => {
    const code = await platform?.stop();
    assert.equal(code, 0, platform?.output());
  });

  it('takes no payment from a firm whose licence has ended, and again with another', async () => {
    const { payment } = await parts('PAY');
    assert.equal((await send(payment, 'payment')).code, 0);
    const ended = await act('qualification.end', PAYMENT, 'kind=paymentLicence', 'document=TEST-paymentLicence-1');
    assert.equal(ended.code, 0, ended.stderr);
    const refused = await send((await parts('PAY2')).payment, 'payment');
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /90200/);
    const licence = ['kind=paymentLicence', 'document=TEST-2', 'issuer=测试', 'scope=互联网支付', 'from=2019-01-01'];
    assert.equal((await act('qualification.add', PAYMENT, ...licence)).code, 0);
    assert.equal((await send((await parts('PAY3')).payment, 'payment')).code, 0);
  });

  it('takes an order from an operator that has undertaken it, and from no other', async () => {
    const before = await send((await parts('ORD', LOGISTICS)).order, 'logistics');
    assert.match(before.stderr, /-900310/);
    const undertaking = ['kind=transmission', `principal=${PLATFORM}`, 'document=CN-1'];
    assert.equal((await act('undertaking.add', LOGISTICS, ...undertaking)).code, 0);
    const taken = await send((await parts('ORD2', LOGISTICS)).order, 'logistics');
    assert.equal(taken.code, 0, taken.stderr);
    assert.equal((await act('undertaking.end', LOGISTICS, ...undertaking)).code, 0);
    assert.match((await send((await parts('ORD3', LOGISTICS)).order, 'logistics')).stderr, /90202/);
  });

  it('takes nothing from a suspended firm', async () => {
    assert.equal((await act('participant.suspend', PLATFORM, 'until=2048-12-31')).code, 0);
    assert.match((await send((await parts('SUS')).order, 'platform')).stderr, /-900308/);
    const again = await act('participant.suspend', PLATFORM);
    assert.equal(again.code, 1);
    const resumed = await act('participant.resume', PLATFORM);
    assert.equal(resumed.code, 0);
    const [id = ''] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(resumed.stdout) ?? [];
    const decided = await run(
      'act',
      'proposal.decide',
      id,
      'decision=approve',
      '--as',
      'supervisor2',
      '--reason',
      '已核对',
    );
    assert.equal(decided.code, 0, decided.stderr);
    assert.equal((await send((await parts('SUS2')).order, 'platform')).code, 0);
  });

  /** A fresh order and payment, transmitted by the firm whose they are, or by another. */
  const parts = async (name: string, transmitter?: string): Promise<{ order: string; payment: string }> => {
    const market = await readMarket(dataDir);
    const seed = [...name].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7);
    const random = seededRandom(seed);
    const desk = openDesk({ market, random, people: random, run: name, atMs: Date.now() });
    const { order, payment } = messagesOf([sell(desk, { lines: desk.lines(1) })]);
    const written = (message: CebMessage): string => {
      const { baseTransfer } = message as CebMessage & { baseTransfer: object };
      const by = { ...baseTransfer, copCode: transmitter };
      return file(
        `${name}-${message.type}.xml`,
        writeMessage(transmitter === undefined ? message : ({ ...message, baseTransfer: by } as CebMessage)),
      );
    };
    return { order: written(order), payment: written(payment) };
  };
  const send = (file: string, persona: string): Promise<CliResult> => run('send', file, '--sign', '--as', persona);
});
