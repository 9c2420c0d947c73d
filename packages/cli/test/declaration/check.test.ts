import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { shanghaiDate } from '@tongguan/kernel';
import { messagesOf, type Purchase, readPersonaOf, sendSigned, TongguanClient } from '@tongguan/sdk';
import { openDesk, sell } from '../../src/demo/desk.ts';
import { readMarket } from '../../src/demo/market.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { cli, cliInEnglish, type CliResult } from '../support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from '../support/platform.ts';

const dataDir = sandboxFolder();
const WAIT_MS = 30_000;
const TARIFF = join(dataDir, 'tariff.csv');
const RECORD = join(dataDir, 'record.json');
const STORY = join(dataDir, 'story.json');

// Proves `tongguan check` through its real door: whoever may read a declaration recomputes what it was decided by, also under
// rows an installation has loaded; a file that was changed is refused with the place; nobody learns of others' (E-05, E-08).
describe('check', () => {
  let platform: ServedPlatform;
  let shipped = '';
  let loaded = '';
  const where = (): string[] => ['--url', platform.url, '--data', dataDir];
  const check = (...args: string[]): Promise<CliResult> => cli(['check', ...args, ...where()]);
  const run = (...args: string[]): Promise<CliResult> => cli([...args, ...where()]);
  const persona = (name: string) => readPersonaOf(dataDir, name);

  async function client(): Promise<TongguanClient> {
    return new TongguanClient({ url: platform.url, token: (await persona('broker')).token });
  }

  /** Declares and waits for the release; returns the preNo. */
  async function released(purchase: Purchase): Promise<string> {
    const [order, payment, waybill, declaration] = await Promise.all(
      (['platform', 'payment', 'logistics', 'broker'] as const).map(persona),
    );
    assert.ok(order && payment && waybill && declaration);
    await sendSigned(platform.url, messagesOf([purchase]), { order, payment, waybill, declaration });
    const broker = await client();
    const { copNo } = purchase.spec.numbers;
    for (const untilMs = Date.now() + WAIT_MS; Date.now() < untilMs; ) {
      const story = await broker.declaration(copNo).catch(() => null);
      if (story?.state.code === 800) return story.numbers.preNo;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${copNo} was not released`);
  }

  /** Another class of value added tax, from today on, agreed by two persons. */
  async function loadTariff(hs8: string): Promise<void> {
    const today = shanghaiDate(Date.now());
    writeFileSync(TARIFF, `税则号列,增值税,生效日\n${hs8},免税,${today}\n`);
    const how = ['--edition', 'T1', '--from', today, '--law', '测试公告第7号', '--reason', '调整'];
    const proposed = await run('goods', 'tariff', TARIFF, ...how);
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(proposed.stdout)?.[0] ?? '';
    const agreed = await run(
      'act',
      'proposal.decide',
      id,
      'decision=approve',
      '--as',
      'supervisor1',
      '--reason',
      '同意',
    );
    assert.match(agreed.stdout, /lines=1/, proposed.stderr + agreed.stderr);
  }

  before(async () => {
    platform = await serve(dataDir);
    const random = seededRandom(31);
    const market = await readMarket(dataDir);
    const desk = openDesk({ market, random, people: random, run: 'CHK', atMs: Date.now() });
    const lines = desk.lines(1);
    shipped = await released(sell(desk, { lines }));
    await loadTariff(lines[0]?.goods.gcode.slice(0, 8) ?? '');
    loaded = await released(sell(desk, { lines }));
  });
  after(async () => {
    const code = await platform?.stop();
    assert.equal(code, 0, platform?.output());
  });

  it('recomputes a decision and tells its arithmetic and its articles', async () => {
    const { code, stdout, stderr } = await check(shipped, '--as', 'broker');
    assert.equal(code, 0, stderr);
    assert.match(stdout, /✔ release .*可由事实复算/);
    assert.match(stdout, /1: .* × 0\.7 = \d+\.\d\d/);
    assert.match(stdout, /E-05 single-limit = 5000\.00 +2019-01-01 +财关税〔2018〕49号 一/);
    assert.match((await cliInEnglish(['check', shipped, ...where()])).stdout, /follows from its facts/);
  });

  it('recomputes a decision by the rows that were loaded, which the record does not bring along', async () => {
    const { code, stdout, stderr } = await check(loaded);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /vat-class = exempt .*测试公告第7号/);
    const story = await (await client()).declaration(loaded);
    const [edition] = story.tariffEditions;
    assert.deepEqual([edition?.edition, edition?.rows.map(({ value }) => value)], ['T1', ['exempt']]);
    writeFileSync(RECORD, story.decisions[0]?.record ?? '');
    writeFileSync(STORY, JSON.stringify(story));
    // By what ships alone the same record is wrong.
    const alone = await check(RECORD);
    assert.equal(alone.code, 2);
    assert.match(alone.stdout, /不能由其事实得出[^]*cited/);
    assert.equal((await check(RECORD, '--editions', STORY)).code, 0);
    const none = await check(RECORD, '--editions', RECORD);
    assert.deepEqual([none.code, /tariffEditions/.test(none.stderr)], [2, true]);
  });

  it('refuses a file that was changed in any way, with the place', async () => {
    const [{ record }] = JSON.parse((await check(shipped, '--json')).stdout) as [{ record: object }];
    const text = JSON.stringify(record);
    const judged = async (changed: string): Promise<CliResult> => {
      writeFileSync(RECORD, changed);
      return check(RECORD);
    };
    assert.equal((await judged(text)).code, 0);
    for (const [from, to, place] of [
      [/"quota":"(\d)/, '"quota":"9$1', /outcome\.quota/],
      [/"tax":"(\d)/, '"tax":"9$1', /total\.tax/],
      ['49号 一', '49号 三', /cited\.\d+\.4/],
      [/"annualUsed":"[^"]+"/, '"annualUsed":"1.00"', /sums\.annual/],
      [/"digest":"./, '"digest":"x', /digest/],
      [/"acceptedAt":"[^"]+"/, '"acceptedAt":"2018-12-31T10:00:00+08:00"', /cited/],
      [/^.*$/, '{}', /facts/],
      [/^.*$/, 'no record', /facts/],
    ] as const) {
      const changed = text.replace(from, to);
      assert.notEqual(changed, text, String(from));
      const { code, stdout } = await judged(changed);
      assert.deepEqual([code, place.test(stdout)], [2, true], `${String(from)}: ${stdout}`);
    }
  });

  it('says of an unknown number, and of a declaration of others, that there is none', async () => {
    const unknown = await check('B00000000000000001');
    const others = await check(shipped, '--as', 'smallagent');
    const nobody = await check(shipped, '--as', 'nobody');
    assert.deepEqual([unknown.code, others.code, nobody.code], [2, 2, 2], unknown.stderr + others.stderr);
    const told = ({ stderr }: CliResult, number: string): string => stderr.replaceAll(number, 'N');
    assert.equal(told(others, shipped), told(unknown, 'B00000000000000001'), 'whether it exists is not told');
    assert.equal(others.stdout, '');
  });
});
