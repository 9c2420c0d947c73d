import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { generateSm2Identity, type Signer, signMessage, sm2Signer, writeMessage } from '@tongguan/ceb';
import { messagesOf, type Persona, readPersonaOf, signerOf } from '@tongguan/sdk';
import { openDesk, sell } from '../../src/demo/desk.ts';
import { readMarket } from '../../src/demo/market.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { cliInEnglish as cli, type CliResult } from '../support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from '../support/platform.ts';

/** The platform looks at its registry every two seconds; on a machine that does other work as well this is plenty. */
const LOOKS_MAX = 60;
const LOOK_MS = 500;

// Proves on a running platform that what an operator sets with `keys` counts there soon afterwards: variants of practice
// for one firm, back to strict, and a second certificate beside the first (B-05, A-04).
describe('keys', () => {
  const dataDir = sandboxFolder();
  let platform: ServedPlatform;
  let persona: Persona;
  let count = 0;

  before(async () => {
    platform = await serve(dataDir);
    persona = await readPersonaOf(dataDir, 'platform');
  });
  after(async () => {
    await platform.stop();
  });

  /** A new order, signed, and white space added behind the signature when it is to look like practice. */
  const send = async (signer: Signer, hasTail: boolean): Promise<CliResult> => {
    const seed = ++count;
    const desk = openDesk({
      market: await readMarket(dataDir),
      random: seededRandom(seed),
      people: seededRandom(seed),
      run: `K${seed}`,
      atMs: Date.now(),
    });
    const { order } = messagesOf([sell(desk, { lines: desk.lines(1) })]);
    const signed = signMessage(writeMessage(order), signer).toString();
    const file = join(dataDir, `order${seed}.xml`);
    writeFileSync(file, hasTail ? signed.replace('</ds:Signature>', '$&\n') : signed);
    return cli(['send', file, '--url', platform.url, '--data', dataDir]);
  };
  const sendUntil = async (code: number, signer: Signer, hasTail: boolean): Promise<CliResult> => {
    for (let look = 0; look < LOOKS_MAX; look++) {
      const sent = await send(signer, hasTail);
      if (sent.code === code) return sent;
      await pause(LOOK_MS);
    }
    return assert.fail(`the platform never answered with ${code}`);
  };
  const keys = (...args: string[]): Promise<CliResult> => cli(['keys', ...args, '--data', dataDir]);

  it('lets a firm differ by name, and no longer', async () => {
    const signer = signerOf(persona);
    assert.match((await send(signer, true)).stderr, /-900304/);
    assert.match((await keys('profile', persona.code)).stdout, /strict/);

    const set = await keys('profile', persona.code, '--variants', 'tail-dropped', '--reason', '测试');
    assert.equal(set.code, 0, set.stdout + set.stderr);
    await sendUntil(0, signer, true);
    assert.equal((await send(signer, false)).code, 0, 'what keeps to the specification is always taken');

    assert.equal((await keys('profile', persona.code, '--strict', '--reason', '已改正')).code, 0);
    assert.match((await sendUntil(1, signer, true)).stderr, /-900304/);
    assert.match((await keys('profile', persona.code)).stdout, /tail-dropped \(测试\)[\s\S]*strict \(已改正\)/);
  });

  it('enrols a second certificate under given roots, and both count', async () => {
    const next = generateSm2Identity({
      subject: { commonName: 'next' },
      serial: '7a01',
      notBefore: Date.now() - 86_400_000,
      notAfter: Date.now() + 86_400_000 * 30,
    });
    const der = join(dataDir, 'next.der');
    writeFileSync(der, next.certificateDer);
    const strange = join(dataDir, 'strange.der');
    writeFileSync(
      strange,
      generateSm2Identity({ subject: { commonName: 'x' }, serial: '7a02', notBefore: 0, notAfter: 1e13 })
        .certificateDer,
    );

    const untrusted = await keys('enrol', persona.code, der, '--roots', strange);
    assert.equal(untrusted.code, 1);
    assert.match(untrusted.stdout, /-900314/);
    const enrolled = await keys('enrol', persona.code, der, '--roots', der);
    assert.equal(enrolled.code, 0, enrolled.stdout + enrolled.stderr);
    const listed = await keys('list', persona.code, '--json');
    assert.ok((JSON.parse(listed.stdout) as { keyName: string }[]).some(({ keyName }) => keyName === '7a01'));

    const signer = sm2Signer(next.privateKeyPem, { keyName: next.serialHex });
    await sendUntil(0, signer, false);
    assert.equal((await send(signerOf(persona), false)).code, 0);
  });

  for (const [what, args, says] of [
    ['no reason', ['profile', '1', '--strict'], /--reason/],
    ['both profiles', ['profile', '1', '--strict', '--variants', 'tail-dropped', '--reason', 'x'], /not both/],
    ['no roots', ['enrol', '1', 'x.pem'], /--roots/],
    ['no list', ['revoke-listed'], /--crl/],
  ] as const) {
    it(`tells how it is used: ${what}`, async () => {
      const ran = await keys(...args);
      assert.equal(ran.code, 2, ran.stdout);
      assert.match(ran.stderr, says);
    });
  }

  it('refuses variants nobody knows, with those there are', async () => {
    const ran = await keys('profile', persona.code, '--variants', 'anything', '--reason', 'x');
    assert.equal(ran.code, 1);
    assert.match(ran.stdout, /tail-dropped, tail-newline/);
  });
});
