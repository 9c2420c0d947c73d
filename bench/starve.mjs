// What one caller's flood costs another: the answers a good sender waits for, alone and beside each flood.
//
//   node bench/starve.mjs [seconds] [part of a flood's name]        after `npm run build`; needs a free core for the platform and one for the load
//
// A platform with one gateway process is started in a folder of its own. The good sender sends signed orders over two
// connections, one at a time on each. Each flood comes from a process of its own, closed loop, as fast as it is answered.
// The last two columns are the CPU of the gateway's loop in one piece, the longest and the tenth longest (Linux): they do
// not grow with what else the machine does.

import { fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProcess } from '../packages/server/dist/test/support/processes/platformProcess.js';
import { sandboxSender } from '../packages/server/dist/test/support/sandboxSender.js';

const GOOD_CONNECTIONS = 2;
const SEEDED = 400;

const events = (bytes) => JSON.stringify({ events: Array.from({ length: bytes / 3 }, () => 0) });
const assessments = (bytes) => {
  const line = {
    gcode: '3303000000',
    quantity: '1',
    price: '800.00',
    rates: { duty: '0', vat: '0.13', consumption: '0.15', specific: '0' },
  };
  const one = {
    acceptedAt: '2019-05-01T10:00:00+08:00',
    mode: '1210',
    annualUsed: '0.00',
    freight: '0.00',
    insurance: '0.00',
    lines: [line],
  };
  return JSON.stringify(Array.from({ length: Math.floor(bytes / JSON.stringify(one).length) - 1 }, () => one));
};
const json = { 'content-type': 'application/json' };
const xml = { 'content-type': 'application/xml' };

/** Who floods, with what, over how many connections. `body` is asked each time, so that no two are alike where it says so. */
const FLOODS = {
  nobody: null,
  'stranger: 1 MB of wrong events, 8': {
    connections: 8,
    method: 'POST',
    path: '/api/participant/waybills/events',
    headers: json,
    fixed: () => events(1_000_000),
  },
  'stranger: 60 KB of wrong events, 8': {
    connections: 8,
    method: 'POST',
    path: '/api/participant/waybills/events',
    headers: json,
    fixed: () => events(60_000),
  },
  'stranger: unknown tokens at the office, 32': {
    connections: 32,
    method: 'GET',
    path: '/api/office/journal',
    token: () => randomUUID(),
  },
  'stranger: assess, 60 KB, 8': {
    connections: 8,
    method: 'POST',
    path: '/api/assess',
    headers: json,
    fixed: () => assessments(60_000),
  },
  'stranger: unknown paths, 32': { connections: 32, method: 'GET', path: '/api/nothing' },
  'firm: unique rubbish as messages, 32': {
    connections: 32,
    method: 'POST',
    path: '/api/messages',
    firm: true,
    headers: xml,
    body: () => `<a>${randomUUID()}</a>`,
  },
  'firm: 260 KB of rubbish as messages, 8': {
    connections: 8,
    method: 'POST',
    path: '/api/messages',
    firm: true,
    headers: xml,
    body: () => randomBytes(195_000).toString('base64'),
  },
  'firm: 2.4 MB that cannot be scanned, 8': {
    connections: 8,
    method: 'POST',
    path: '/api/messages',
    firm: true,
    headers: xml,
    fixed: () => `<a>${'<b></b>    '.repeat(200_000)}</a>`,
    body: (fixed) => fixed.replace('    ', randomUUID().slice(0, 4)),
  },
  'firm: 500 KB of dense JSON, 8': {
    connections: 8,
    method: 'POST',
    path: '/api/participant/waybills/events',
    firm: true,
    headers: json,
    fixed: () => `[${`${'['.repeat(29)}${']'.repeat(29)},`.repeat(8_800)}0]`,
  },
  'firm: receipts, limit=1000, 16': { connections: 16, method: 'GET', path: '/api/receipts?limit=1000', firm: true },
  'firm: its own record, 16': { connections: 16, method: 'GET', path: '/api/participant', firm: true },
};

if (process.argv[2] === 'flood') await flood(process.argv[3], process.argv[4], process.argv[5]);
else await measure(Number(process.argv[2] ?? 6), process.argv[3] ?? '');

async function measure(seconds, part) {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongguan-starve-'));
  const pieces = join(dataDir, 'pieces');
  const platform = await startWatched(dataDir, pieces);
  try {
    const sender = await sandboxSender(platform.url, dataDir);
    const { token } = sender.personas.agent;
    await seedReceipts(sender);
    console.log(`${'flood, connections'.padEnd(46)} answers/s   p50 ms   p99 ms   flood/s  longest    tenth`);
    for (const name of Object.keys(FLOODS).filter((one) => one === 'nobody' || one.includes(part))) {
      const messages = signedOrders(sender, seconds * 400);
      const flooding =
        FLOODS[name] === null ? null : fork(fileURLToPath(import.meta.url), ['flood', name, platform.url, token]);
      if (flooding !== null) await once(flooding, 'message');
      const before = piecesIn(pieces).length;
      const times = await sendFor(sender, messages, seconds);
      let flooded = 0;
      if (flooding !== null) {
        flooding.send('stop');
        [flooded] = await once(flooding, 'message');
        flooding.disconnect();
        await once(flooding, 'exit');
      }
      const longest = piecesIn(pieces)
        .slice(before)
        .sort((a, b) => b - a);
      const line = [
        ...[times.length / seconds, percentile(times, 0.5), percentile(times, 0.99), flooded / seconds],
        ...[longest[0] ?? Number.NaN, longest[9] ?? Number.NaN],
      ];
      console.log(`${name.padEnd(46)} ${line.map((value) => value.toFixed(1).padStart(8)).join(' ')}`);
    }
  } finally {
    await platform.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** With the counter of pieces in its processes, and in no other. */
async function startWatched(dataDir, pieces) {
  const { NODE_OPTIONS: before = '' } = process.env;
  process.env.NODE_OPTIONS = `${before} --import ${new URL('./support/pieces.mjs', import.meta.url).href}`.trim();
  process.env.TONGGUAN_BENCH_PIECES = pieces;
  const platform = await startProcess(dataDir, 1);
  process.env.NODE_OPTIONS = before;
  delete process.env.TONGGUAN_BENCH_PIECES;
  return platform;
}

function piecesIn(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number) : [];
}

/** So that a page of receipts is full. */
async function seedReceipts(sender) {
  for (let count = 0; count < SEEDED; count += 1) {
    await (await sender.postAs('agent', Buffer.from(`<a>${randomUUID()}</a>`))).arrayBuffer();
  }
}

function signedOrders(sender, count) {
  const run = randomUUID().slice(0, 8);
  return Array.from({ length: count }, (_, index) =>
    sender.sign('order', sender.purchase({ orderNo: `ST${run}${index}`, person: 'A' })),
  );
}

async function sendFor(sender, messages, seconds) {
  const untilMs = performance.now() + seconds * 1000;
  const times = [];
  const work = async () => {
    while (performance.now() < untilMs) {
      const message = messages.pop();
      if (message === undefined) throw new Error('too few messages were signed');
      const startMs = performance.now();
      const answer = await sender.post('order', message);
      await answer.arrayBuffer();
      if (answer.status !== 202) throw new Error(`the good sender was answered ${answer.status}`);
      times.push(performance.now() - startMs);
    }
  };
  await Promise.all(Array.from({ length: GOOD_CONNECTIONS }, work));
  return times;
}

function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function flood(name, url, token) {
  const {
    connections,
    method,
    path,
    headers = {},
    fixed = () => '',
    body = (same) => same,
    firm,
    token: made,
  } = FLOODS[name];
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const same = fixed();
  let answered = 0;
  let stopped = false;
  process.once('message', () => (stopped = true));
  const once = () =>
    new Promise((resolve) => {
      const auth = firm ? token : made?.();
      const sent = request(url + path, {
        agent,
        method,
        headers: { ...headers, ...(auth ? { authorization: `Bearer ${auth}` } : {}) },
      });
      sent.on('response', (answer) => answer.resume().on('end', () => resolve(true)));
      sent.on('error', () => setTimeout(resolve, 1));
      sent.end(method === 'POST' ? body(same) : undefined);
    });
  const work = async () => {
    while (!stopped) if (await once()) answered += 1;
  };
  process.send('ready');
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  process.send(answered);
}
