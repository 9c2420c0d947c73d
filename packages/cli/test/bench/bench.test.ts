import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, it } from 'node:test';
import type { BenchReport } from '../../src/bench/types.ts';
import { binary } from '../support/cli.ts';

const leftovers = (): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => /^tongguan-(bench|spool)-/.test(name));

// Proves that the bench measures a real platform from outside: it starts one, every declaration it counts as released
// is there after an audit that agrees, figures fit each other, and nothing is left behind. No figure is judged.
describe('tongguan bench', () => {
  it('loads a platform of its own with batches and prints what it found', async () => {
    const before = leftovers();
    const args = ['bench', '--seconds', '1', '--profile', 'rsa-batch', '--workers', '1', '--no-pgbench', '--json'];
    const { code, stdout, stderr } = await binary(args);
    assert.equal(code, 0, stderr);
    const report = JSON.parse(stdout) as BenchReport;
    assert.deepEqual([report.profile, report.errorCount, report.errors, report.pgbench], ['rsa-batch', 0, [], null]);
    assert.deepEqual(report.audit, { ok: true, differences: 0 });
    assert.ok(report.released > 0 && report.windowSeconds >= 1);
    // Of four documents each; what was cut off at the end has fewer.
    assert.ok(report.acknowledgedDocuments >= report.released * 4);
    assert.ok(report.released + report.undecided <= report.prepared);
    assert.ok(report.walBytesPerDeclaration > 0);
    assert.ok((report.latency.p99Ms ?? 0) >= (report.latency.p50Ms ?? Number.POSITIVE_INFINITY));
    if (existsSync('/proc/self/stat')) {
      const { node, postgres, total } = report.cpuMicrosPerDeclaration;
      assert.ok(node !== null && postgres !== null && total !== null && node > 0 && postgres > 0);
      assert.ok(Math.abs(total - node - postgres) <= 1, 'parts add up but for rounding');
    }
    assert.deepEqual(leftovers(), before, 'no folder is left behind');
  });
});
