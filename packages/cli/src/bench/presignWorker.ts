import { workerData } from 'node:worker_threads';
import { assert } from '@tongguan/kernel';
import type { Purchase } from '@tongguan/sdk';
import { openDesk, papersOf, sell } from '../demo/desk.ts';
import { inventPerson, type Person } from '../demo/people.ts';
import { openPost, type Post } from '../demo/post.ts';
import { type Random, seededRandom } from '../demo/random.ts';
import type { Market, Paper } from '../demo/types.ts';
import { type SpoolWriter, writeSpool } from './spool.ts';

/** What one worker thread makes. */
export type PresignTask = {
  readonly market: Market;
  readonly url: string;
  readonly file: string;
  readonly run: string;
  readonly seed: number;
  readonly declarations: number;
  readonly documentsPerMessage: number;
  /** Declarations made so far, shared with the parent for its progress bar. */
  readonly made: SharedArrayBuffer;
};

/** A buyer comes back about three times, so that quota accounts are found and added to, not only made. */
const PURCHASES_PER_BUYER = 3;
const DIRECT_PERCENT = 20;

presign(workerData as PresignTask);

/** Makes up declarations, signs their messages, and spools them as finished HTTP requests. */
function presign(task: PresignTask): void {
  const random = seededRandom(task.seed);
  const people = seededRandom(task.seed ^ 0x5bd1e995);
  const desk = openDesk({ market: task.market, random, people, run: task.run, atMs: Date.now() });
  const buyers = Array.from({ length: Math.ceil(task.declarations / PURCHASES_PER_BUYER) }, () => inventPerson(people));
  const post = openPost(task.market, task.url);
  const spool = writeSpool(task.file);
  const made = new Int32Array(task.made);
  for (let done = 0; done < task.declarations; ) {
    const size = Math.min(task.documentsPerMessage, task.declarations - done);
    const purchases = Array.from({ length: size }, () =>
      sell(desk, {
        mode: random.below(100) < DIRECT_PERCENT ? '9610' : '1210',
        lines: desk.lines(1 + random.below(3)),
        buyer: pick(buyers, random),
      }),
    );
    spoolPurchases(purchases, task, post, spool);
    done += size;
    Atomics.add(made, 0, size);
  }
  spool.close();
}

function pick(people: readonly Person[], random: Random): Person {
  const person = people[random.below(people.length)];
  assert(person !== undefined, 'there is at least one buyer');
  return person;
}

/** Order, payment, waybill and declaration, each kind in one message. */
function spoolPurchases(purchases: readonly Purchase[], task: PresignTask, post: Post, spool: SpoolWriter): void {
  const piles = purchases.map((purchase) => papersOf(purchase));
  for (let kind = 0; kind < 4; kind += 1) {
    const papers = piles.flatMap((pile): Paper[] => pile.slice(kind, kind + 1));
    spool.add({ request: requestOf(papers, task, post), documents: papers.length });
  }
}

function requestOf(papers: readonly Paper[], task: PresignTask, post: Post): Buffer {
  const by = papers[0]?.by ?? 'platform';
  const body = post.seal(papers);
  const head =
    `POST /api/messages HTTP/1.1\r\nHost: ${new URL(task.url).host}\r\nAuthorization: Bearer ${task.market.personas[by].token}\r\n` +
    `Content-Type: application/xml\r\nAccept: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}
