import { silentProgress, startProgress } from '../common/progress.ts';
import type { Stop } from '../common/stop.ts';
import { playAfterRelease } from './afterRelease.ts';
import { openDesk } from './desk.ts';
import { cursorsNow, type Findings, followReceipts } from './follow.ts';
import { playInspection } from './inspection.ts';
import { readMarket } from './market.ts';
import { officesOf, timeOf } from './offices.ts';
import { planDemo } from './plan.ts';
import { openPost } from './post.ts';
import { knock, repeatOrder, replay } from './pranks.ts';
import { seededRandom, seedOf } from './random.ts';
import { playSettlement, playTopUp } from './settlement.ts';
import { playStocktake } from './stocktake.ts';
import { summaryOf } from './summary.ts';
import type { DemoSummary, Play, Released } from './types.ts';

export const DEMO_DECLARATIONS = 300;
const SEED_DEFAULT = 20_190_101;

export type DemoOptions = {
  readonly url: string;
  readonly dataDir: string;
  readonly declarations: number;
  readonly seed?: number;
  readonly quiet: boolean;
  readonly stop: Stop;
};

/**
 * Plays a demonstration against a running sandbox: every declaration goes over HTTP as signed messages of the
 * sandbox's participants, and its outcome is read from their receipts, as an enterprise would. `null` when it was
 * asked to stop: half a demonstration has no summary.
 */
export async function runDemo(options: DemoOptions): Promise<DemoSummary | null> {
  const stopped = (): boolean => options.stop.requested;
  const market = await readMarket(options.dataDir);
  const post = openPost(market, options.url);
  const cursors = await cursorsNow(post);
  const seed = options.seed ?? SEED_DEFAULT;
  const run = Date.now().toString(36).toUpperCase();
  const random = seededRandom(seed);
  const office = await officesOf(options);
  const atMs = await timeOf(office.officer);
  const desk = openDesk({ market, random, people: seededRandom(seedOf(run)), run, atMs });
  const plays = planDemo(desk, options.declarations);
  const papers = plays.flatMap((play) => play.papers);

  const startedMs = Date.now();
  const sending = options.quiet ? silentProgress : startProgress('发送 / sending ', papers.length);
  let sent = 0;
  const onSent = (documents: number): void => {
    sent += documents;
    sending.to(sent);
  };
  await post.sendAll(papers, random, onSent, stopped);
  sending.end();
  if (stopped()) return null;
  const replayed = await replay(post);
  const door = await knock(desk, post);
  const twice = plays.find(({ expected }) => expected === 'released');
  if (twice !== undefined) await repeatOrder(twice, post);

  const deciding = options.quiet
    ? silentProgress
    : startProgress('审结 / deciding', plays.filter(({ expected }) => expected !== 'waiting').length);
  const findings = await followReceipts(
    post,
    cursors,
    plays,
    twice === undefined ? 0 : 1,
    (decided) => deciding.to(decided),
    stopped,
  );
  deciding.end();
  if (stopped()) return null;
  const elapsedMs = Date.now() - startedMs;
  const released = releasedOf(plays, findings);
  const scene = { post, cursors, office, market, stopped };
  const after = await playAfterRelease({ ...scene, released });
  if (stopped()) return null;
  const inspected = await playInspection(scene, desk);
  if (stopped()) return null;
  const topped = await playTopUp(scene, plays, options.url);
  if (stopped()) return null;
  const counted = await playStocktake(scene, run);
  if (stopped()) return null;
  const settled = await playSettlement(scene, options.url);
  if (stopped()) return null;
  const afterwards = [...after, inspected, ...topped, counted, ...settled];
  return summaryOf({
    run,
    seed,
    plays,
    findings,
    door,
    replayed,
    afterwards,
    counts: post.counts,
    elapsedMs,
    url: options.url,
  });
}

/** Ordinary releases out of bonded stock: their goods have a place to come back to (I-02). */
function releasedOf(plays: readonly Play[], findings: Findings): readonly Released[] {
  return plays.flatMap((play) => {
    const outcome = findings.declarations.get(play.copNo);
    const bonded = play.purchase.spec.mode.kind === '1210' && play.expected === 'released';
    return bonded && outcome?.state === '800' ? [{ play, invtNo: outcome.invtNo }] : [];
  });
}
