import { silentProgress, startProgress } from '../common/shown/progress.ts';
import type { Stop } from '../common/stop.ts';
import { playAfterRelease } from './afterRelease.ts';
import { type Desk, openDesk } from './desk.ts';
import { cursorsNow, type Findings, followReceipts } from './follow.ts';
import { playInspection } from './inspection.ts';
import { readMarket } from './market.ts';
import { officesOf, timeOf } from './offices.ts';
import { planDemo } from './plan.ts';
import { openPost } from './post.ts';
import { knock, repeatOrder, replay } from './pranks.ts';
import { seededRandom, seedOf } from './random.ts';
import type { Scene } from './scene.ts';
import { playSettlement, playTopUp } from './settlement.ts';
import { playStocktake } from './stocktake.ts';
import { playSupplement } from './supplement.ts';
import { summaryOf } from './summary.ts';
import { failureLine } from '../common/failure.ts';
import type { Afterwards, DemoSummary, Play, Released } from './types.ts';
import { say } from '../common/language.ts';

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
  const sending = options.quiet ? silentProgress : startProgress(say('发送', 'sending '), papers.length);
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
    : startProgress(say('审结', 'deciding'), plays.filter(({ expected }) => expected !== 'waiting').length);
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
  const scene = { post, cursors, office, market, stopped };
  const acts = actsOf({ scene, desk, plays, run, url: options.url, released: releasedOf(plays, findings) });
  const afterwards: Afterwards[] = [];
  for (const act of acts) {
    afterwards.push(...(await played(act)));
    if (stopped()) return null;
  }
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

type Act = { readonly what: string; readonly play: () => Promise<readonly Afterwards[]> };

/** What follows once every declaration has its outcome, in this order. */
function actsOf({
  scene,
  desk,
  plays,
  run,
  url,
  released,
}: {
  readonly scene: Scene;
  readonly desk: Desk;
  readonly plays: readonly Play[];
  readonly run: string;
  readonly url: string;
  readonly released: readonly Released[];
}): readonly Act[] {
  return [
    { what: say('放行之后', 'after release'), play: () => playAfterRelease({ ...scene, released }) },
    { what: say('布控查验', 'inspection'), play: async () => [await playInspection(scene, desk)] },
    {
      what: say('补充申报', 'a supplementary declaration'),
      play: async () => [await playSupplement(scene, desk)],
    },
    { what: say('补足担保', 'a guarantee topped up'), play: () => playTopUp(scene, plays, url) },
    { what: say('盘点', 'stock-take'), play: async () => [await playStocktake(scene, run)] },
    { what: say('汇总征税', 'consolidated settlement'), play: () => playSettlement(scene, url) },
  ];
}

/**
 * A sandbox that was lived in may have an open stock-take, or inspect everything: what cannot be played is told with its reason,
 * and the rest goes on.
 */
async function played({ what, play }: Act): Promise<readonly Afterwards[]> {
  try {
    return await play();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ApiError') throw error;
    return [{ what, number: '', done: false, why: failureLine(error) }];
  }
}

/** Ordinary releases out of bonded stock: their goods have a place to come back to (I-02). */
function releasedOf(plays: readonly Play[], findings: Findings): readonly Released[] {
  return plays.flatMap((play) => {
    const outcome = findings.declarations.get(play.copNo);
    const bonded = play.purchase.spec.mode.kind === '1210' && play.expected === 'released';
    return bonded && outcome?.state === '800' ? [{ play, invtNo: outcome.invtNo }] : [];
  });
}
