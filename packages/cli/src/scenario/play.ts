import { assert, type EpochMs, parseInstant, shanghaiIso } from '@tongguan/kernel';
import { ApiError, type Purchase } from '@tongguan/sdk';
import { readMarket } from '../demo/market.ts';
import { Actors, codeOf } from './actors.ts';
import { differencesOf } from './expect.ts';
import { answerSupplement, apply, deliver } from './later.ts';
import { changed, messageOf, purchaseOf, SIGNERS, version, withLine } from './purchases.ts';
import type { Stage, Theatre } from './theatre.ts';
import type {
  Act,
  Authentication,
  Buy,
  Difference,
  PaperKind,
  Scenario,
  ScenarioResult,
  Send,
  Step,
  StepResult,
} from './types.ts';
import { PAPERS } from './types.ts';
import { filledIn, numberOf } from './names.ts';
import { balancesNow } from './balances.ts';
import { unprovenAtAll } from './proven.ts';
import type { Scene } from './scene.ts';
import { say } from '../common/language.ts';

/** Waits for decisions of periodic lane work. */
const PATIENCE_MS = 30_000;

/** Something that does not fit the step: told as a difference, and the scenario ends there. */
class Stuck extends Error {}

/** Plays one scenario on a stage of its own, step by step, until the end or the first step that differs. */
export async function playScenario(
  theatre: Theatre,
  scenario: Scenario,
  patienceMs = PATIENCE_MS,
): Promise<ScenarioResult> {
  const beginsMs = parseInstant(scenario.begins);
  assert(beginsMs !== null, 'the schema has checked the moment');
  const stage = await theatre.openStage(beginsMs);
  try {
    const scene = await openScene(stage, patienceMs);
    const steps: StepResult[] = [];
    for (const step of scenario.steps) {
      const result = await playStep(scene, step);
      steps.push(result);
      if (result.differences.length > 0) break;
    }
    const last = steps.at(-1);
    if (last?.differences.length === 0) steps.splice(-1, 1, { ...last, differences: await unprovenAtAll(stage) });
    const passed = steps.length === scenario.steps.length && steps.every(({ differences }) => differences.length === 0);
    return { scenario, passed, steps };
  } finally {
    await stage.close();
  }
}

async function openScene(stage: Stage, patienceMs: number): Promise<Scene> {
  const actors = new Actors(stage);
  const officer = await actors.office('officer1');
  const now = async (): Promise<EpochMs> => parseInstant((await officer.clock()).now) ?? 0;
  await stage.settle(dayOf(await now()));
  return {
    stage,
    actors,
    market: await readMarket(stage.dataDir),
    purchases: new Map(),
    applications: new Map(),
    before: await balancesNow(stage.store),
    patienceMs,
    now,
  };
}

async function playStep(scene: Scene, step: Step): Promise<StepResult> {
  const atText = shanghaiIso(await scene.now())
    .slice(0, 16)
    .replace('T', ' ');
  const what = sentenceOf(step);
  try {
    const refusal = await act(scene, step);
    await scene.stage.settle(dayOf(await scene.now()));
    const { buy: bought, send: sent, act: done, authenticate: known, supplement } = step;
    const refusable = bought ?? sent ?? done ?? known ?? supplement;
    const wanted = refusable?.refused ?? null;
    const door: readonly Difference[] =
      refusal === wanted
        ? []
        : [{ path: 'refused', expected: wanted ?? '—', found: refusal ?? say('已受理', 'taken') }];
    if (door.length > 0) return { step, atText, what, differences: door };
    return { step, atText, what, differences: step.expect ? await differencesOf(scene, step.expect) : [] };
  } catch (error) {
    if (!(error instanceof Stuck || error instanceof ApiError)) throw error;
    return {
      step,
      atText,
      what,
      differences: [{ path: what, expected: say('可执行', 'possible'), found: error.message }],
    };
  }
}

/** Does what the step says. The code with which a door refused it, or null. */
async function act(scene: Scene, step: Step): Promise<string | null> {
  if (step.buy) return buy(scene, step.buy);
  if (step.send) return send(scene, step.send);
  if (step.cancel) return apply(scene, 'cancel', step.cancel, known(scene, step.cancel.of));
  if (step.return) return apply(scene, 'return', step.return, known(scene, step.return.of));
  if (step.deliver) return deliver(scene, known(scene, step.deliver.of));
  if (step.act) return actOfStaff(scene, step.act);
  if (step.clock) {
    const operator = await scene.actors.office('operator1');
    const { to, days } = step.clock;
    await operator.moveClock(to === undefined ? { days: Number(days) } : { to }, '情景 scenario');
    return null;
  }
  if (step.consumer) {
    const { who, dispute, statement, freeze } = step.consumer;
    const consumer = await scene.actors.consumer(who);
    if (dispute !== undefined) {
      await consumer.dispute(await numberOf(scene, 'list', dispute), statement ?? '不是我买的');
    }
    if (freeze !== undefined) await consumer.freeze(freeze === 'true');
  }
  if (step.authenticate) return authenticate(scene, step.authenticate);
  if (step.supplement) return answerSupplement(scene, step.supplement);
  return null;
}

async function buy(scene: Scene, wanted: Buy): Promise<string | null> {
  const { purchases, market, actors } = scene;
  if (purchases.has(wanted.as)) throw new Stuck(say(`${wanted.as} 已用过`, `${wanted.as} is taken`));
  const purchase = purchaseOf(wanted, purchases.size + 1, market, actors, await scene.now());
  purchases.set(wanted.as, purchase);
  return sendPapers(scene, wanted.as, purchase, wanted.send ?? PAPERS);
}

async function send(scene: Scene, wanted: Send): Promise<string | null> {
  const { of, documents, appType, change, line, again, by } = wanted;
  if (again === 'true') {
    for (const kind of documents) {
      const code = await scene.actors.sendAgain(`${of}/${kind}`);
      if (code !== null) return code;
    }
    return null;
  }
  let purchase = withLine(changed(known(scene, of), change ?? {}), line ?? {});
  const atMs = await scene.now();
  if (appType !== undefined) for (const kind of documents) purchase = version(purchase, kind, appType, atMs);
  if (appType !== undefined && change) purchase = changed(purchase, change);
  scene.purchases.set(of, purchase);
  return sendPapers(scene, of, purchase, documents, by);
}

async function sendPapers(
  { actors }: Scene,
  name: string,
  purchase: Purchase,
  kinds: readonly PaperKind[],
  by?: string,
): Promise<string | null> {
  for (const kind of kinds) {
    const signer = by ?? SIGNERS[kind];
    const code = await actors.send(signer, `${name}/${kind}`, messageOf(purchase, kind, await actors.firm(signer)));
    if (code !== null) return code;
  }
  return null;
}

async function actOfStaff(scene: Scene, wanted: Act): Promise<string | null> {
  const { kind, on, by = 'officer1', reason = '情景 scenario', body = {}, second } = wanted;
  const [what = 'number', name = ''] = Object.entries(on)[0] ?? [];
  const number = await numberOf(scene, what, name);
  try {
    const answer = await doAct(scene, by, kind, number, reason, (await filledIn(scene, body)) as object);
    if (answer.state !== 'proposed') {
      if (second !== undefined) throw new Stuck(say(`${kind} 无须第二人`, `${kind} needs no second person`));
    } else if (second === undefined) throw new Stuck(say(`${kind} 须第二人复核`, `${kind} needs a second person`));
    else {
      const decision = { decision: second.decision ?? 'approve' };
      await doAct(scene, second.by, 'proposal.decide', answer.actId, '复核 second look', decision);
    }
    return null;
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return codeOf(error);
    throw error;
  }
}

async function doAct(scene: Scene, by: string, kind: string, number: string, reason: string, body: object) {
  const office = await scene.actors.office(by);
  const route = (await office.routes()).find((one) => one.kind === kind);
  if (route === undefined) throw new Stuck(say(`没有操作 ${kind}`, `no act ${kind}`));
  return office.act(route, number, reason, body);
}

async function authenticate({ actors }: Scene, wanted: Authentication): Promise<string | null> {
  const { who, on, until, withdrawn } = wanted;
  const { name, idNumber } = actors.person(who).buyer;
  const operator = await actors.office('operator1');
  try {
    await operator.authenticateIdentity({
      ...{ idType: '1', idNumber, name: wanted.name ?? name, on, ...(until === undefined ? {} : { until }) },
      ...{ authority: '身份认证机构（情景）', authorisation: '授权书（情景）', evidence: `RZ-${who}` },
      ...{ result: withdrawn === 'true' ? 'withdrawn' : 'authenticated', reason: '情景 scenario' },
    });
    return null;
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return codeOf(error);
    throw error;
  }
}

function known({ purchases }: Scene, name: string): Purchase {
  const purchase = purchases.get(name);
  if (purchase === undefined)
    throw new Stuck(
      say(
        `没有购买 ${name}: ${[...purchases.keys()].join(', ')}`,
        `no purchase ${name}: ${[...purchases.keys()].join(', ')}`,
      ),
    );
  return purchase;
}

function sentenceOf(step: Step): string {
  if (step.note !== undefined) return step.note;
  const { buy: bought, send: sent, cancel, return: back, deliver: parcel, act: done, clock, consumer } = step;
  if (bought) return say(`购买 ${bought.as}`, `buys ${bought.as}`);
  if (sent)
    return say(`发送 ${sent.of} 的 ${sent.documents.join('、')}`, `sends ${sent.documents.join(', ')} of ${sent.of}`);
  if (cancel) return say(`申请撤销 ${cancel.of}`, `asks to cancel ${cancel.of}`);
  if (back) return say(`申请退货 ${back.of}`, `asks to return ${back.of}`);
  if (parcel) return say(`妥投 ${parcel.of}`, `delivered ${parcel.of}`);
  if (done) return `${done.by ?? 'officer1'}: ${done.kind} ${Object.values(done.on).join('')}`;
  if (clock)
    return say(`时间：${clock.to ?? `+${clock.days ?? ''} 天`}`, `time: ${clock.to ?? `+${clock.days ?? ''} days`}`);
  if (consumer) return say(`消费者 ${consumer.who}`, `consumer ${consumer.who}`);
  if (step.authenticate) return say(`身份认证 ${step.authenticate.who}`, `authenticates ${step.authenticate.who}`);
  if (step.supplement) return say(`补充申报答复 ${step.supplement.of}`, `answers for ${step.supplement.of}`);
  return say('应为', 'must be');
}

function dayOf(ms: EpochMs): string {
  return shanghaiIso(ms).slice(0, 10);
}
