import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import {
  readCertificate,
  readSignature,
  rsaSigner,
  scan,
  type Signer,
  sm2Signer,
  verifySignature,
} from '@tongguan/ceb';
import { SignerError, type SignerErrorKind } from '../../src/signers/errors.ts';
import { signMessageAsync } from '../../src/signers/signMessage.ts';
import { UKEY_METHODS } from '../../src/signers/ukey/protocol.ts';
import {
  startUkeySimulator,
  type UkeySimulator,
  type UkeySimulatorOptions,
  type UkeyTrouble,
} from '../../src/signers/ukey/simulator.ts';
import { type UkeyOptions, ukeySigner } from '../../src/signers/ukey/signer.ts';
import { identities, MESSAGE } from '../support/keys.ts';

const { rsa, sm2, other } = identities;
const cards: Record<'rsa' | 'sm2' | 'other', Signer> = {
  rsa: rsaSigner(rsa.privateKeyPem, { keyName: rsa.serialHex, certificateDer: rsa.certificateDer }, 'rsa-sha1'),
  sm2: sm2Signer(sm2.privateKeyPem, { keyName: sm2.serialHex, certificateDer: sm2.certificateDer }),
  other: rsaSigner(other.privateKeyPem, { keyName: other.serialHex, certificateDer: other.certificateDer }, 'rsa-sha1'),
};
const DATA = Buffer.from('<ds:SignedInfo>签名原文</ds:SignedInfo>');
const PASSWORD = '88888888';

const open: { close(): Promise<void> }[] = [];
after(() => Promise.all(open.map((one) => one.close())));

/** A control with this card, and a signer before it. */
async function desk(card: Signer, simulated: Partial<UkeySimulatorOptions> = {}, options: Partial<UkeyOptions> = {}) {
  const control = await startUkeySimulator({ signer: card, password: PASSWORD, ...simulated });
  open.push(control);
  const signer = await ukeySigner({ url: control.url, password: PASSWORD, ...options });
  open.push(signer);
  return { control, signer };
}

/** Trouble with the nth request only; the first is for the certificate. */
const onRequest = (nth: number, trouble: UkeyTrouble) => (_method: string, count: number) =>
  count === nth ? trouble : null;

async function failure(work: Promise<unknown>): Promise<SignerErrorKind> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof SignerError, String(thrown));
  assert.ok(!thrown.message.includes(PASSWORD));
  return thrown.kind;
}

function countOf(control: UkeySimulator, method: string): number {
  return control.asked.filter((asked) => asked === method).length;
}

// Proves against a simulated control that a card of either kind signs messages that verify, that lost connections heal,
// that a late answer is never taken for another's, and that a wrong password is tried once and never again.
describe('a u-key behind its control', () => {
  for (const kind of ['rsa', 'sm2'] as const) {
    it(`signs messages that verify (${kind}), asking for the certificate once`, async () => {
      const { control, signer } = await desk(cards[kind]);
      const certificate = readCertificate(identities[kind].certificateDer);
      for (let count = 0; count < 3; count += 1) {
        const tape = scan(await signMessageAsync(MESSAGE, signer));
        assert.ok(tape.ok && certificate.ok);
        const parts = readSignature(tape.value);
        assert.ok(parts.ok && verifySignature(tape.value, parts.value, certificate.value.key).ok);
        assert.equal(parts.value.keyName, identities[kind].serialHex);
      }
      const { certificate: ask, sign } = UKEY_METHODS;
      assert.deepEqual(control.asked, [ask, sign, sign, sign]);
    });
  }

  it('gets requests made at the same time in turn, each with its own answer', async () => {
    const { signer } = await desk(cards.rsa, { signMs: 2 });
    const inputs = Array.from({ length: 20 }, (_, index) => Buffer.from(`message ${index}`));
    const made = await Promise.all(inputs.map((input) => signer.sign(input)));
    assert.deepEqual(
      made.map(({ value }) => value),
      inputs.map((input) => cards.rsa.sign(input)),
    );
  });

  it('that hangs up is connected anew for the next signature', async () => {
    const { signer } = await desk(cards.rsa, { trouble: onRequest(2, 'hang-up') });
    assert.equal(await failure(signer.sign(DATA)), 'unreachable');
    assert.deepEqual((await signer.sign(DATA)).value, cards.rsa.sign(DATA));
  });

  it('that says nothing is given up in time, and the next signature is its own', async () => {
    const { signer } = await desk(cards.rsa, { trouble: onRequest(2, 'silent') }, { timeoutMs: 200 });
    assert.equal(await failure(signer.sign(DATA)), 'timeout');
    assert.deepEqual((await signer.sign(DATA)).value, cards.rsa.sign(DATA));
  });

  it('is told the wrong password once only: the card does not lock', async () => {
    const { control, signer } = await desk(cards.rsa, {}, { password: 'wrong' });
    const atOnce = await Promise.all(Array.from({ length: 10 }, () => failure(signer.sign(DATA))));
    assert.deepEqual([...new Set(atOnce), await failure(signer.sign(DATA))], ['password', 'password']);
    assert.equal(countOf(control, UKEY_METHODS.sign), 1);
    const right = await ukeySigner({ url: control.url, password: PASSWORD });
    open.push(right);
    assert.deepEqual((await right.sign(DATA)).value, cards.rsa.sign(DATA));
  });

  it('whose reader fails says so in the control’s words', async () => {
    const trouble = onRequest(2, { error: '[读卡器底层库]复位读卡器失败:错误码=50070' });
    const { signer } = await desk(cards.rsa, { trouble });
    await assert.rejects(signer.sign(DATA), /refused: \[读卡器底层库\]复位读卡器失败:错误码=50070/);
    assert.deepEqual((await signer.sign(DATA)).value, cards.rsa.sign(DATA));
  });

  it('whose card was changed for another gives no signature', async () => {
    const signature = cards.other.sign(DATA).toString('base64');
    const answers = [
      [{ Result: true, Data: [signature, other.serialHex], Error: [] }, 'certificate'],
      [{ Result: true, Data: [signature], Error: [] }, 'wrong-signature'],
      [{ Result: true, Data: [], Error: [] }, 'wrong-signature'],
    ] as const;
    for (const [answer, kind] of answers) {
      const { signer } = await desk(cards.rsa, { trouble: onRequest(2, { answer: JSON.stringify(answer) }) });
      assert.equal(await failure(signer.sign(DATA)), kind);
    }
  });

  it('may answer without envelope, spell the serial number its way, and send frames of others', async () => {
    const bare = {
      Result: true,
      Data: [cards.rsa.sign(DATA).toString('base64'), ` 00${rsa.serialHex.toUpperCase()}`],
      Error: [],
    };
    const { signer } = await desk(cards.rsa, { trouble: onRequest(2, { answer: JSON.stringify(bare) }) });
    assert.deepEqual((await signer.sign(DATA)).value, cards.rsa.sign(DATA));
    const foreign = JSON.stringify({ _id: 77, _method: UKEY_METHODS.sign, _status: '00', _args: bare });
    const noisy = await desk(cards.rsa, { trouble: onRequest(2, { answer: foreign }) }, { timeoutMs: 200 });
    assert.equal(await failure(noisy.signer.sign(DATA)), 'timeout');
    const status = JSON.stringify({ ...JSON.parse(foreign), _id: 2, _status: '01' });
    const failing = await desk(cards.rsa, { trouble: onRequest(2, { answer: status }) });
    assert.equal(await failure(failing.signer.sign(DATA)), 'refused');
  });

  it('that is not there, or has no card, opens no signer', async () => {
    assert.equal(await failure(ukeySigner({ url: 'ws://127.0.0.1:1', password: PASSWORD })), 'unreachable');
    assert.equal(await failure(desk(cards.rsa, { trouble: onRequest(1, { error: '未插卡' }) })), 'refused');
    const { certificateDer: _left, ...bare } = cards.rsa;
    assert.equal(await failure(desk(bare)), 'certificate');
  });

  it('signs nothing after close, nor for a caller who gave up', async () => {
    const { control, signer } = await desk(cards.rsa, { trouble: onRequest(2, 'silent') });
    const caller = new AbortController();
    const waiting = signer.sign(DATA, caller.signal);
    setImmediate(() => caller.abort());
    assert.equal(await failure(waiting), 'closed');
    await signer.close();
    assert.equal(await failure(signer.sign(DATA)), 'closed');
    assert.ok(countOf(control, UKEY_METHODS.sign) <= 1);
  });
});
