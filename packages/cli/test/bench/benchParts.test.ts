import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseAnswer } from '../../src/bench/connection.ts';
import { readCpu } from '../../src/bench/cpu.ts';
import { drive } from '../../src/bench/drive.ts';
import { readSpool, type SpoolRecord, writeSpool } from '../../src/bench/spool.ts';
import { temporaryFolder } from '../support/cli.ts';

const folder = temporaryFolder();

// Proves that what is spooled comes back byte for byte, across the borders of the pieces it is read in.
describe('a spool', () => {
  it('gives back what was written', () => {
    const record = fc.record({
      request: fc.integer({ min: 1, max: 600_000 }).map((length) => Buffer.alloc(length, length % 251)),
      documents: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), (records) => {
        const file = join(folder, 'records.spool');
        const writer = writeSpool(file);
        for (const one of records) writer.add(one);
        writer.close();
        const reader = readSpool(file);
        for (const { request, documents } of records) {
          const back = reader.next();
          assert.ok(back !== null && back.request.equals(request), 'the same bytes');
          assert.equal(back.documents, documents);
        }
        assert.equal(reader.next(), null);
        reader.close();
      }),
      { numRuns: 15 },
    );
  });
});

// Proves that the load generator's small HTTP reader finds the end of an answer wherever it is cut.
describe('an answer', () => {
  const whole = Buffer.from('HTTP/1.1 409 Conflict\r\nContent-Type: x\r\ncontent-length: 5\r\n\r\nhello');
  it('is complete only with its last byte', () => {
    for (let length = 0; length < whole.length; length += 1) assert.equal(parseAnswer(whole.subarray(0, length)), null);
    assert.deepEqual(parseAnswer(whole), { status: 409, body: 'hello' });
  });
});

// Proves that the closed loop sends every request once, repeats those answered "busy", and counts what failed.
describe('the load', () => {
  it('is delivered completely and counted truly', async () => {
    const seen = new Map<string, number>();
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        const times = (seen.get(body) ?? 0) + 1;
        seen.set(body, times);
        const number = Number(body);
        // Every tenth is refused for good, every seventh is busy the first time.
        const status = number % 10 === 0 ? 400 : number % 7 === 0 && times === 1 ? 503 : 202;
        response.writeHead(status, { 'content-length': 2 }).end('ok');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const records: SpoolRecord[] = Array.from({ length: 100 }, (_, index) => {
      const body = String(index + 1);
      return {
        documents: 2,
        request: Buffer.from(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
      };
    });
    const spool = { next: () => records.shift() ?? null, close: () => undefined };
    const facts = await drive({ url: `http://127.0.0.1:${port}`, connections: 8, spools: [spool], seconds: 30 });
    server.close();
    assert.equal(seen.size, 100);
    assert.deepEqual([facts.acknowledgedMessages, facts.acknowledgedDocuments], [90, 180]);
    // 7, 14, … 98 without 70: thirteen.
    assert.deepEqual([facts.busyAnswers, facts.errorCount, facts.ranOut], [13, 10, true]);
    assert.equal(
      [...seen.values()].reduce((sum, times) => sum + times, 0),
      113,
    );
  });
});

// Proves on this very process that CPU time is read where the system tells it, and grows.
describe('CPU time', { skip: process.platform !== 'linux' && 'only Linux tells it in /proc' }, () => {
  it('grows with work', () => {
    const before = readCpu(process.pid, null).node;
    const untilMs = Date.now() + 200;
    while (Date.now() < untilMs) Math.sqrt(untilMs);
    const after = readCpu(process.pid, null).node;
    assert.ok(before !== null && after !== null && after > before, `${before} then ${after}`);
    assert.deepEqual(readCpu(null, null), { node: null, lanes: null, postgres: null });
  });
});
