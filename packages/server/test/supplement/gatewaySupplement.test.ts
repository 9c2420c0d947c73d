import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { grant, stockAccount } from '../../src/ledgers/index.ts';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { sandboxStaff } from '../../src/sandbox/index.ts';
import { openStore } from '../../src/store/pool.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';
import { BOOK } from '../support/purchase.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';

/**
 * Proves over HTTP who reads and who answers a supplementary declaration (E-09): declarant, owner and whom the owner has entrusted;
 * other parties are told that they may not, strangers that there is no such declaration; a repeated request is one answer.
 */

type Told = {
  readonly preNo: string;
  readonly supplement: {
    readonly no: number;
    readonly state: string;
    readonly lawVerified: boolean;
    readonly askedBy?: string;
    readonly questions?: readonly { readonly text: string }[];
    readonly answer: null | { readonly by: string; readonly answers?: readonly { readonly facts: string }[] };
  };
};
type Persona = Parameters<SandboxSender['get']>[0];

const ASK = { questions: [{ gnum: '1', kind: 'origin', text: '请说明产地' }] };
const ANSWER = { no: 1, answers: [{ gnum: '1', kind: 'origin', facts: '新西兰' }] };

const whole = wholeAnswers();
let platform: Platform;
let sender: SandboxSender;
let tokens: ReadonlyMap<string, string>;
before(async () => {
  const dataDir = sandboxFolder();
  const sandbox = { dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true } as const;
  platform = await startPlatform({ ...sandbox, compilers: whole.compilers });
  const store = openStore({ url: platform.databaseUrl });
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 100_000_000n, 'inbound', 'inbound', Date.now());
  await store.close();
  sender = await sandboxSender(platform.url, dataDir);
  tokens = new Map((await sandboxStaff(dataDir)).map(({ role, token }) => [role, token]));
});
after(async () => {
  await platform.stop();
  assert.deepEqual(whole.lost, [], 'every answer is as its handler made it');
});

async function send(token: string, path: string, body?: object, key = randomUUID()) {
  const answer = await fetch(`${platform.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}
const staffOf = (role: string): string => tokens.get(role) ?? assert.fail(role);
const firmOf = (name: Persona): string => sender.personas[name].token;
const tasks = (text: string): readonly Told[] => (JSON.parse(text) as { supplements: readonly Told[] }).supplements;
const answerPath = (number: string): string => `/api/declarations/${number}/supplements/answer`;

async function inReview(orderNo: string): Promise<string> {
  const documents = sender.purchase({ orderNo, gcode: '9706100000', price: '300.00' });
  for (const kind of ['order', 'payment', 'waybill', 'declaration'] as const) {
    assert.equal((await sender.post(kind, sender.sign(kind, documents))).status, 202);
  }
  for (;;) {
    const answer = await sender.get('agent', `/api/declarations/C${orderNo}`);
    const story = (await answer.json()) as { state?: { code: number }; numbers: { preNo: string } };
    if (story.state?.code === 300) return story.numbers.preNo;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function asked(orderNo: string): Promise<string> {
  const preNo = await inReview(orderNo);
  const answer = await send(staffOf('officer'), `/api/office/declarations/${preNo}/supplements`, {
    reason: '归类',
    ...ASK,
  });
  assert.equal(answer.status, 200, answer.text);
  return preNo;
}

describe('a supplementary declaration at its doors', () => {
  test('by any number of the list: asked, read, answered, listed and told', async () => {
    const preNo = await asked('SUP1');
    const own = tasks((await send(firmOf('agent'), '/api/supplements')).text).find((one) => one.preNo === preNo);
    assert.deepEqual([own?.supplement.state, own?.supplement.questions?.[0]?.text], ['open', '请说明产地']);
    assert.deepEqual([own?.supplement.askedBy, own?.supplement.lawVerified], [undefined, false]);
    const key = randomUUID();
    const answers = await Promise.all([1, 2].map(() => send(firmOf('agent'), answerPath('CSUP1'), ANSWER, key)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    const again = await send(firmOf('agent'), answerPath(preNo), ANSWER);
    assert.deepEqual([again.status, /90043/.test(again.text)], [409, true]);
    assert.deepEqual(tasks((await send(firmOf('agent'), '/api/supplements')).text), []);
    const all = tasks((await send(staffOf('officer'), '/api/office/supplements?show=all')).text);
    const { supplement } = all.find((one) => one.preNo === preNo) ?? assert.fail('listed');
    assert.deepEqual([supplement.state, supplement.askedBy], ['answered', 'officer2']);
    assert.equal(supplement.answer?.answers?.[0]?.facts, '新西兰');
  });

  test('its story: in words for staff and declarant, that it was for the others', async () => {
    const preNo = await asked('SUP2');
    await send(firmOf('agent'), answerPath(preNo), ANSWER);
    const storyOf = async (token: string, path: string) =>
      (JSON.parse((await send(token, path)).text) as { supplements: readonly Told['supplement'][] }).supplements[0];
    const staff = await storyOf(staffOf('auditor'), `/api/office/declarations/${preNo}`);
    const agent = await storyOf(firmOf('agent'), `/api/declarations/${preNo}`);
    const platformFirm = await storyOf(firmOf('platform'), `/api/declarations/${preNo}`);
    for (const told of [staff, agent]) assert.equal(told?.answer?.answers?.[0]?.facts, '新西兰');
    assert.deepEqual([platformFirm?.state, platformFirm?.questions], ['answered', undefined]);
    assert.equal(platformFirm?.answer?.answers, undefined);
  });

  test('a firm the owner has entrusted on record reads and answers', async () => {
    const preNo = await asked('SUP3');
    const read = tasks((await send(firmOf('broker'), `/api/declarations/${preNo}/supplements`)).text);
    assert.equal(read[0]?.supplement.questions?.[0]?.text, '请说明产地');
    assert.equal((await send(firmOf('broker'), answerPath(preNo), ANSWER)).status, 200);
    const [told] = tasks((await send(firmOf('agent'), `/api/declarations/${preNo}/supplements`)).text);
    assert.equal(told?.supplement.answer?.by, sender.personas.broker.code);
  });

  test('a party that may not answer is told so, a stranger that there is none; neither leaves an act', async () => {
    const preNo = await asked('SUP4');
    for (const name of ['platform', 'logistics'] as const) {
      const answer = await send(firmOf(name), answerPath(preNo), ANSWER);
      assert.deepEqual([answer.status, /90039/.test(answer.text)], [409, true], answer.text);
      assert.equal((await send(firmOf(name), `/api/declarations/${preNo}/supplements`)).status, 409);
    }
    for (const number of [preNo, 'NONE']) {
      for (const path of [answerPath(number), `/api/declarations/${number}/supplements`]) {
        const body = path.endsWith('answer') ? ANSWER : undefined;
        assert.equal((await send(firmOf('payment'), path, body)).status, 404, path);
      }
    }
    const journal = await send(staffOf('auditor'), `/api/office/journal?subject=${preNo}`);
    assert.doesNotMatch(journal.text, /supplement\.answer/);
  });

  test('a body that names its own right, or none of the kinds, is not taken', async () => {
    const preNo = await asked('SUP5');
    for (const body of [
      { ...ANSWER, capacity: 'declarant' },
      { ...ANSWER, answers: [] },
      { no: 1, answers: [{ ...ANSWER.answers[0], kind: 'price' }] },
      { no: 1, answers: [{ ...ANSWER.answers[0], attachments: [{ name: 'x', sha256: 'ABC' }] }] },
    ]) {
      assert.equal((await send(firmOf('agent'), answerPath(preNo), body)).status, 400, JSON.stringify(body));
    }
  });
});
