import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { startPlatform } from '../../src/main/platform.ts';
import type { Platform } from '../../src/main/options.ts';
import { temporaryFolder } from '../support/database.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';

/**
 * Proves that the example messages are what the guides promise: signed by the sandbox's personas and sent as they are,
 * they clear, and the tax is the one the examples of the receipts show (98.82 consumption tax, 85.65 VAT).
 */

let platform: Platform;
let sender: SandboxSender;
before(async () => {
  const dataDir = temporaryFolder();
  // Shortly after they were written.
  const clockStartMs = Date.parse('2019-05-01T10:05:00+08:00');
  platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true, clockStartMs });
  sender = await sandboxSender(platform.url, dataDir);
});
after(() => platform.stop());

const example = (type: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../../../../examples/messages/${type}.xml`, import.meta.url)));

test('the four examples of the import path, sent by their firms, are released with the tax shown', async () => {
  for (const [type, name] of [
    ['CEB311Message', 'platform'],
    ['CEB411Message', 'payment'],
    ['CEB511Message', 'logistics'],
    ['CEB621Message', 'broker'],
  ] as const) {
    const response = await sender.postAs(name, sender.signAs(name, example(type)));
    assert.equal(response.status, 202, await response.text());
  }
  for (;;) {
    const response = await sender.get('broker', '/api/declarations/EXAMPLE-LIST-0001');
    const story = (await response.json()) as {
      readonly state?: { readonly code: number };
      readonly reasons: readonly object[];
      readonly taxBill: Record<string, string>;
    };
    if (![100, 300, 800].includes(story.state?.code ?? 0)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    assert.deepEqual(story.reasons, []);
    assert.equal(story.state?.code, 800);
    assert.deepEqual(
      [story.taxBill['customsDuty'], story.taxBill['consumptionTax'], story.taxBill['valueAddedTax']],
      ['0.00', '98.82', '85.65'],
    );
    return;
  }
});
