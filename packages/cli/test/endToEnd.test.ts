import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeMessage } from '@tongguan/ceb';
import { formatFen, parseFen } from '@tongguan/kernel';
import {
  deliveryMessage,
  messagesOf,
  OfficeClient,
  type Receipt,
  readPersonaOf,
  readStaffOf,
  signerOf,
  startUkeySimulator,
  TongguanClient,
} from '@tongguan/sdk';
import { openDesk, sell } from '../src/demo/desk.ts';
import { readMarket } from '../src/demo/market.ts';
import { seededRandom } from '../src/demo/random.ts';
import type { DemoSummary } from '../src/demo/types.ts';
import { binary, program, temporaryFolder } from './support/cli.ts';
import { type ServedPlatform, serve } from './support/platform.ts';

const dataDir = temporaryFolder();

// Proves the main path as its users meet it: the real binary starts a platform on a fresh folder, a demonstration goes
// through it over HTTP, every figure of its summary is found again in the receipts, and the audit agrees.
describe('a platform, a demonstration, its receipts, an audit', () => {
  let platform: ServedPlatform;
  let summary: DemoSummary;
  let receipts: readonly Receipt[];

  before(async () => {
    // As `npm start` does: it begins a month ago and ends today.
    const begins = new Date(Date.now() - 32 * 86_400_000).toISOString();
    platform = await serve(dataDir, ['--clock-start', begins]);
    const demo = await binary(['demo', '--declarations', '60', '--json', '--url', platform.url, '--data', dataDir]);
    assert.equal(demo.code, 0, demo.stderr);
    summary = JSON.parse(demo.stdout) as DemoSummary;
    const read = await binary(['receipts', '--as', 'broker', '--json', '--url', platform.url, '--data', dataDir]);
    assert.equal(read.code, 0, read.stderr);
    receipts = read.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Receipt);
  });

  after(async () => {
    const code = await platform?.stop();
    assert.equal(code, 0, platform?.output());
  });

  it('ends every declaration as its scenario says', () => {
    assert.deepEqual(summary.unexpected, []);
    const refused = summary.refused.reduce((sum, { count }) => sum + count, 0);
    const manual = summary.manual.reduce((sum, { count }) => sum + count, 0);
    assert.equal(summary.released + refused + manual + summary.waiting, 60);
    // One for its payment, one for more guarantee.
    assert.deepEqual([summary.waiting, manual, summary.replayed], [2, 1, 1]);
  });

  it('goes on: cancelled, returned, delivered, inspected, asked, topped up, counted, settled, paid (I, K, E, G, J, L)', () => {
    assert.deepEqual(
      summary.afterwards.filter(({ done }) => !done),
      [],
    );
    assert.equal(summary.afterwards.length, 9);
  });

  it('asked the firm about goods of an unsure class, was answered in time, and released them (E-09)', async () => {
    const { token } = await readStaffOf(dataDir, 'officer1');
    const { supplements } = await new OfficeClient({ url: platform.url, token }).supplements('all');
    assert.equal(supplements.length, 1);
    const [{ copNo, invtNo, listState, supplement } = assert.fail('one supplementary declaration')] = supplements;
    assert.deepEqual([listState, supplement.state, supplement.answer?.late], [800, 'answered', false]);
    assert.ok(
      summary.afterwards.some(({ number, done }) => number === copNo && done),
      copNo,
    );
    const own = receipts.filter(({ type, xml }) => type === 'CEB622Message' && xml.includes(copNo));
    assert.ok(
      own.some(({ codes }) => codes.some(({ code }) => code === '90036')),
      'the firm was told what is asked',
    );
    const bill = receipts.find(({ type, xml }) => type === 'CEB816Message' && xml.includes(invtNo ?? '?'));
    assert.match(bill?.xml ?? '', /valueAddedTax>27\.3/, '300.00 × 13 % × 70 %');
  });

  it('ends today, whatever it lived through', async () => {
    const { now } = (await (await fetch(`${platform.url}/api/sandbox/clock`)).json()) as { now: string };
    assert.ok(Math.abs(Date.parse(now) - Date.now()) < 600_000, now);
  });

  it('shows every kind of refusal with its own code (D-04, E-05, C-05, J-01)', () => {
    const codes = new Set(summary.refused.map(({ code }) => code));
    for (const code of ['1327', '1332', '1320', '1322', '1313', '90003']) assert.ok(codes.has(code), code);
    assert.ok(codes.has('-621005') || summary.refused.some(({ text }) => /单笔|单次/.test(text)), 'single limit');
    assert.deepEqual(
      summary.documentsRefused.map(({ code }) => code),
      ['-301010'],
    );
    assert.deepEqual(
      summary.door.map(({ status, code }) => [status, code.slice(0, 5)]),
      [
        [400, '-9001'],
        [400, '-9003'],
        [403, '-9003'],
      ],
    );
  });

  it('agrees with the receipts of the declarant', () => {
    const states = new Map<string, string>();
    for (const receipt of receipts) {
      if (receipt.type === 'CEB622Message') states.set(String(receipt['copNo']), receipt.returnStatus);
    }
    const count = (state: string) => [...states.values()].filter((each) => each === state).length;
    // One more was sent to be inspected and one to be asked about, and one that waited was released with the top-up.
    assert.equal(states.size, 60 + 2);
    assert.equal(count('800'), summary.released + 3);
    assert.equal(
      count('100'),
      // The one whose payment never came was refused while the month went by (C-01).
      summary.refused.reduce((sum, each) => sum + each.count, 0) + 1,
    );
    assert.equal(receipts.filter(({ type }) => type === 'CEB816Message').length, summary.released + 3);
  });

  it('adds up: the tax of the summary is the sum of its kinds, and the guarantee carries it (C-05)', () => {
    const { customsDuty, consumptionTax, valueAddedTax, total } = summary.tax;
    const sum = [customsDuty, consumptionTax, valueAddedTax].reduce((all, text) => all + (parseFen(text) ?? -1n), 0n);
    assert.equal(formatFen(sum), total);
    assert.ok(sum > 0n);
    assert.equal(summary.guaranteeUsed, total);
  });

  it('reads the same receipts again from the start, and nothing after the last cursor', async () => {
    const persona = await readPersonaOf(dataDir, 'broker');
    const client = new TongguanClient({ url: platform.url, token: persona.token });
    const again: string[] = [];
    let page = await client.receipts(null, 1000);
    again.push(...page.receipts.map(({ guid }) => guid));
    while (page.more) {
      page = await client.receipts(page.next, 1000);
      again.push(...page.receipts.map(({ guid }) => guid));
    }
    assert.deepEqual(
      again,
      receipts.map(({ guid }) => guid),
    );
    assert.deepEqual((await client.receipts(page.next)).receipts, []);
  });

  it('clears one purchase by files, signed and awaited on the command line', async () => {
    const market = await readMarket(dataDir);
    const run = `T${Date.now().toString(36).toUpperCase()}`;
    const random = seededRandom(5);
    const desk = openDesk({ market, random, people: random, run, atMs: Date.now() });
    const purchase = sell(desk, { lines: desk.lines(2) });
    const messages = messagesOf([purchase]);
    const files = Object.entries(messages).map(([name, message]) => {
      const file = join(dataDir, `${name}.xml`);
      writeFileSync(file, writeMessage(message));
      return file;
    });
    const unsigned = await binary(['send', ...files.slice(0, 1), '--url', platform.url, '--data', dataDir]);
    assert.equal(unsigned.code, 1, unsigned.stderr);
    assert.match(unsigned.stderr, /-900301/);
    const sent = await binary([
      'send',
      ...files,
      '--sign',
      '--wait',
      '--json',
      '--url',
      platform.url,
      '--data',
      dataDir,
    ]);
    assert.equal(sent.code, 0, sent.stderr);
    const { receipts: answers } = JSON.parse(sent.stdout) as { receipts: Receipt[] };
    const states = answers.filter(({ type }) => type === 'CEB622Message').map(({ returnStatus }) => returnStatus);
    assert.deepEqual(states, ['2', '3', '120', '399', '800']);
    // What follows has a receipt of its own to wait for: the parcel was delivered (513, 514).
    const now = { deliveredMs: Date.now(), atMs: Date.now() };
    const status = join(dataDir, 'delivered.xml');
    writeFileSync(status, writeMessage(deliveryMessage(purchase.waybill, now, purchase.spec.firms.logistics)));
    const told = await binary(['send', status, '--sign', '--wait', '--json', '--url', platform.url, '--data', dataDir]);
    assert.equal(told.code, 0, told.stderr);
    const { receipts: found } = JSON.parse(told.stdout) as { receipts: Receipt[] };
    assert.deepEqual(found.map(({ type, returnStatus }) => [type, returnStatus]).slice(-1), [['CEB514Message', '120']]);
  });

  it('takes a message signed by the card of its sender, and none signed by the card of another (A-06, B-05)', async () => {
    const market = await readMarket(dataDir);
    const desk = openDesk({ market, random: seededRandom(6), people: seededRandom(6), run: 'UKEY', atMs: Date.now() });
    const { order } = messagesOf([sell(desk, { lines: desk.lines(1) })]);
    const file = join(dataDir, 'card.xml');
    writeFileSync(file, writeMessage(order));
    for (const [holder, expected] of [
      ['logistics', 1],
      ['platform', 0],
    ] as const) {
      const signer = signerOf(await readPersonaOf(dataDir, holder));
      const control = await startUkeySimulator({ signer, password: '88888888' });
      const line = ['send', file, '--key', control.url, '--as', 'platform', '--url', platform.url, '--data', dataDir];
      const sent = await binary(line, undefined, { TONGGUAN_KEY_PASSWORD: '88888888' });
      await control.close();
      assert.equal(sent.code, expected, sent.stdout + sent.stderr);
      if (expected === 1) assert.match(sent.stderr, /-9003\d\d/);
    }
  });

  it('passes the audit while it runs, every signature of its evidence verified again (F-02, B-05)', async () => {
    const heads = join(dataDir, 'heads.json');
    const audit = await binary(['audit', '--data', dataDir, '--json', '--evidence', '100', '--heads', heads]);
    assert.equal(audit.code, 0, audit.stdout + audit.stderr);
    type Check = { name: string; zh: string; rows: number; found: number };
    const { ok, checks } = JSON.parse(audit.stdout) as { ok: boolean; checks: Check[] };
    assert.ok(ok && checks.every(({ found }) => found === 0));
    const rowsOf = (name: RegExp): number => checks.find((check) => name.test(check.name))?.rows ?? 0;
    assert.ok(rowsOf(/byte for byte/) > 200, 'all documents of the demonstration');
    assert.ok(rowsOf(/is the digest of what it covers/) > 20);
  });

  it('clears the purchase of the example program', async () => {
    const example = fileURLToPath(new URL('../../../../examples/purchase.mjs', import.meta.url));
    const { code, stdout, stderr } = await program(example, [platform.url, dataDir]);
    assert.equal(code, 0, stderr);
    assert.deepEqual(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
      ['2', '3', '120', '399', '800'],
    );
  });
});

// Proves that nothing is lost by a stop: the audit starts the database of a stopped platform by itself, and a second
// start continues from the same data.
describe('after the platform has stopped', () => {
  it('the audit still agrees', async () => {
    const audit = await binary(['audit', '--data', dataDir, '--against', join(dataDir, 'heads.json')]);
    assert.equal(audit.code, 0, audit.stdout + audit.stderr);
    assert.match(audit.stdout, /账目相符/);
    assert.match(audit.stdout, /今天的链接续另处保存的链头/);
  });

  it('heads that are not of this platform are not continued, and what is no file of heads is said to be none', async () => {
    const kept = join(dataDir, 'heads.json');
    const heads = JSON.parse(readFileSync(kept, 'utf8')) as { parts: { digest: string }[] };
    for (const part of heads.parts.slice(0, 1)) part.digest = part.digest.replaceAll(/[0-9]/g, 'a');
    const other = join(dataDir, 'other.json');
    writeFileSync(other, JSON.stringify(heads));
    const audit = await binary(['audit', '--data', dataDir, '--against', other]);
    assert.equal(audit.code, 1, audit.stdout + audit.stderr);
    assert.match(audit.stdout, /✗ 今天的链接续另处保存的链头/);
    writeFileSync(other, '{}');
    const none = await binary(['audit', '--data', dataDir, '--against', other]);
    assert.equal(none.code, 2, none.stdout);
    assert.match(none.stderr, /不是链头文件/);
  });

  it('a second start continues with the same receipts', async () => {
    const platform = await serve(dataDir);
    try {
      const read = await binary(['receipts', '--as', 'broker', '--json', '--url', platform.url, '--data', dataDir]);
      assert.ok(read.stdout.trim().split('\n').length > 200, read.stderr);
    } finally {
      assert.equal(await platform.stop(), 0);
    }
  });
});
