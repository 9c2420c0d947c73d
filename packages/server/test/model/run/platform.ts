import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Fault, formatFen } from '@tongguan/kernel';
import { dayOf } from '@tongguan/policy';
import { type Lane } from '../../../src/clearance/index.ts';
import { ACT_KINDS } from '../../../src/main/rooms.ts';
import { submitAct } from '../../../src/office/index.ts';
import { clearanceStore } from '../../../src/store/lane/transaction.ts';
import { consumerOf } from '../../support/consumer.ts';
import { type Aside, numberOf } from '../../support/faults.ts';
import { identityNumber } from '../../support/identity.ts';
import { type Fates, mortalStore } from '../../support/processes/mortal.ts';
import { BOOK } from '../../support/purchase.ts';
import type { World } from '../../support/world.ts';
import { isHeldUp } from '../aside.ts';
import { bookActOf, type Request } from '../tell/bookActs.ts';
import { UNRATED } from '../clear.ts';
import { documentOf, laterDocumentOf, type Numbers } from '../tell/documents.ts';
import { type Faulty, faultyStore } from './faults.ts';
import type { Model } from '../model.ts';
import type { ActStep, DocumentStep, Expected, DeclarationStep, Purchase, Step, Story } from '../types.ts';
import { officeOf } from '../../support/office.ts';

/** How the lanes are while a group of steps is worked on. */
export type Weather = 'one lane' | 'two lanes' | 'mortal lanes' | 'handed over';

/** The platform behind its door, told the same story as the model. */
export type Platform = {
  /** Hands a step to the door; what comes of it is seen after `settle`. */
  tell(step: Step, expected: Expected, repeated: boolean): Promise<void>;
  settle(weather: Weather): Promise<void>;
  /** Message of every document that has an answer of its own, and what the model expects; emptied by the reader. */
  readonly answers: { readonly digestOf: object; readonly expected: string }[];
};

type Submitted = { readonly part: number; readonly actId: string; readonly expected: string; readonly what: string };

const FATES: Fates = { death: 0.01, abort: 0.01, again: 0.1, unheard: 0.05 };
const LOOKS_MAX = 3_000;
/** Steps of documents take a millisecond each: in so little nothing falls due. */
const TICKS_MS = 200;
const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;

export function openPlatform(world: World, model: Model, story: Story, draw: () => number): Platform {
  const office = { ...officeOf(world.store), vault: world.vault, clock: world.clock, waitMs: 0 };
  const consumer = consumerOf(world);
  const answers: Platform['answers'] = [];
  const submitted: Submitted[] = [];
  /** Documents by the id of their step: some are answered much later. */
  const told = new Map<number, object>();
  const faulty: Faulty = new Map();
  let count = 0;
  /** Until when everything that falls due was done. */
  let doneUntil = { nowMs: 0, day: '' };

  async function send(step: DocumentStep | DeclarationStep): Promise<object> {
    const document = documentOf(step, purchaseOf(story, step.orderNo));
    world.clock.nowMs += 1;
    await world.send(document);
    told.set(step.id, document);
    return document;
  }

  function answerLater(expected: Expected): void {
    for (const { id, answer } of expected.answers ?? [])
      answers.push({ digestOf: told.get(id) ?? {}, expected: answer });
  }

  async function act(step: ActStep, expected: Expected, repeated: boolean): Promise<void> {
    const { outcome = '' } = expected;
    answerLater(expected);
    const { kind: name, number, body, by = SUPERVISOR.code } = await actOf(world, model, story, step);
    const kind = ACT_KINDS.find((one) => one.name === name);
    assert(kind, `no kind of act is called ${name}`);
    const request = { kind, number, actor: { ...SUPERVISOR, code: by }, reason: '测试', body, actId: randomUUID() };
    for (let times = repeated ? 2 : 1; times > 0; times--) {
      const found = await submitAct(office, request);
      assert(found.ok, JSON.stringify(found));
      // What one person gives back stays small enough for one; the rest has its second person at once, in its turn.
      if (!name.startsWith('guarantee.')) await world.agreeAhead(request.actId);
      if (times === 1) submitted.push({ ...found.value, expected: outcome, what: JSON.stringify(body) + name });
    }
  }

  async function lanes(weather: Weather): Promise<void> {
    const round = ++count;
    const faults: unknown[] = [];
    const isMortal = weather === 'mortal lanes';
    const homes = weather === 'one lane' ? 1 : 2;
    // Who is done goes; what then still travels is for the one lane that comes last.
    let living = homes;
    await Promise.all(
      Array.from({ length: homes }, async (_, index) => {
        for (let life = 0, looks = 0; ; looks++) {
          const owner = `round ${round}, lane ${index}, life ${life}`;
          const inner = faultyStore(clearanceStore(world.store), faulty);
          const lane = world.lane({
            owner,
            home: (part) => part % homes === index,
            store: isMortal ? mortalStore(inner, draw, FATES) : inner,
            onFault: (fault) => faults.push(fault),
          });
          try {
            for (; living === homes && !(await isQuiet(world)); looks++) {
              assert(looks < LOOKS_MAX, 'something waits that nobody looks at');
              await drain(lane);
              if (weather === 'handed over' && draw() < 0.2) break;
            }
            // The day's work comes when nothing waits.
            while ((await drain(lane)) > 0);
          } catch (fault) {
            if (!isMortal || fault instanceof assert.AssertionError) throw fault;
          }
          await world.rows('UPDATE lane_lease SET until_ms = 0 WHERE owner = $1', owner);
          life++;
          if (living < homes || (await isQuiet(world))) break;
        }
        living--;
      }),
    );
    if (!isMortal && faulty.size === 0) assert.deepEqual(faults, []);
  }

  /** What the lanes fault at they have been told to. */
  async function drain(lane: Lane): Promise<number> {
    try {
      return await lane.drainOnce();
    } catch (fault) {
      if (faulty.size === 0 || !(fault instanceof Fault)) throw fault;
      return 1;
    }
  }

  return {
    answers,
    async tell(step, expected, repeated) {
      switch (step.do) {
        case 'order':
        case 'payment':
        case 'waybill':
        case 'declaration': {
          const document = await send(step);
          // What stays behind is sent once: a copy of it would be another message of its order.
          if (repeated && !isHeldUp(model.orderOf(step.orderNo))) await world.send(document);
          if (expected.answer !== undefined) answers.push({ digestOf: document, expected: expected.answer });
          return;
        }
        case 'cancel':
        case 'return':
        case 'deliver': {
          const numbers = await numbersOf(world, step.orderNo);
          const document = laterDocumentOf(step, purchaseOf(story, step.orderNo), numbers);
          await world.send(document);
          if (repeated) await world.send(document);
          if (expected.answer !== undefined) answers.push({ digestOf: document, expected: expected.answer });
          return;
        }
        case 'unwatched':
          for (const document of step.documents) await send(document);
          answerLater(expected);
          world.clock.nowMs += step.forwardMs;
          return;
        case 'fault':
          faulty.set(step.orderNo, step.passes ? 1 : Infinity);
          return;
        case 'clock':
          world.clock.nowMs += step.forwardMs;
          return;
        case 'freeze': {
          // A wish is recorded by its millisecond.
          world.clock.nowMs += 1;
          await consumer.freeze(world.vault.personKey('1', identityNumber(step.buyer)), step.frozen);
          return;
        }
        case 'handBack':
          if (!step.mended) faulty.set(step.orderNo, Infinity);
          return act(step, expected, false);
        default:
          return act(step, expected, repeated);
      }
    },
    async settle(asked) {
      // A lane that lives for a moment never tries a second time: what it faults at is set aside by one that stays.
      const weather = faulty.size > 0 && asked !== 'one lane' ? 'two lanes' : asked;
      await lanes(weather);
      faulty.clear();
      // What lanes that died or went left under way, and of the day's work, is done by one that stays.
      const { nowMs } = world.clock;
      const isLater = nowMs - doneUntil.nowMs > TICKS_MS || dayOf(nowMs) !== doneUntil.day;
      const mayBeLeft = weather === 'mortal lanes' || (weather !== 'one lane' && isLater) || !(await isQuiet(world));
      if (mayBeLeft) await lanes('one lane');
      doneUntil = { nowMs, day: dayOf(nowMs) };
      for (const { part, actId, expected, what } of submitted.splice(0)) {
        const { outcome: found } = await office.store.standing(part, actId);
        assert(found, `no lane has looked at ${what}`);
        assert.equal(found.code, expected, `${what} ${JSON.stringify(found.facts)}`);
      }
    },
  };
}

/** What is parked waits for something other than a lane. */
async function isQuiet(world: World): Promise<boolean> {
  const [left] = await world.rows(
    'SELECT EXISTS (SELECT 1 FROM arrival) OR EXISTS (SELECT 1 FROM clearing_work WHERE step_part >= 0) AS busy',
  );
  return left?.['busy'] === false;
}

async function numbersOf(world: World, orderNo: string): Promise<Numbers | null> {
  const rows = await world.rows<{ invt_no: string | null; pre_no: string }>(
    'SELECT invt_no, pre_no FROM declaration WHERE order_no = $1 ORDER BY serial DESC LIMIT 1',
    orderNo,
  );
  return rows[0] === undefined ? null : { invtNo: rows[0].invt_no, preNo: rows[0].pre_no };
}

async function reversalOf(world: World, copNo: string): Promise<string> {
  const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE cop_no = $1', copNo);
  assert(row, `no application is called ${copNo}`);
  return row.pre_no;
}

async function asideOf(world: World, orderNo: string): Promise<string> {
  const [row] = await world.rows<Aside>(
    'SELECT * FROM set_aside WHERE order_no = $1 AND state = 1 AND NOT follows',
    orderNo,
  );
  assert(row, `nothing of ${orderNo} is set aside`);
  return numberOf(row);
}

function purchaseOf(story: Story, orderNo: string): Purchase {
  const found = story.purchases.get(orderNo);
  assert(found, `the story has no order ${orderNo}`);
  return found;
}

async function actOf(world: World, model: Model, story: Story, step: ActStep): Promise<Request> {
  switch (step.do) {
    case 'decideCancellation':
    case 'decideReturn': {
      const kind = step.do === 'decideReturn' ? 'return.decide' : 'cancellation.decide';
      const body = { decision: step.approve ? 'approve' : 'refuse' };
      return { kind, number: await reversalOf(world, step.copNo), body };
    }
    case 'openInspection':
    case 'concludeInspection':
    case 'decideDetention': {
      const { preNo } = (await numbersOf(world, step.orderNo)) ?? { preNo: '' };
      if (step.do === 'openInspection') return { kind: 'inspection.open', number: preNo, body: { site: '查验台1' } };
      if (step.do === 'decideDetention')
        return { kind: 'detention.decide', number: preNo, body: { decision: step.result } };
      return { kind: 'inspection.conclude', number: preNo, body: { result: step.result } };
    }
    case 'handBack':
    case 'giveUp':
      return {
        kind: step.do === 'giveUp' ? 'queue.give-up' : 'queue.retry',
        number: await asideOf(world, step.orderNo),
        body: {},
      };
    case 'decideAmendment': {
      const { preNo } = (await numbersOf(world, step.orderNo)) ?? { preNo: '' };
      return { kind: 'amendment.decide', number: preNo, body: { decision: step.approve ? 'approve' : 'refuse' } };
    }
    case 'arrive': {
      const { found } = step;
      const site = found === 'elsewhere' ? '3301960099' : BOOK.warehouseCode;
      const body = { site, originalState: found !== 'altered', fitForResale: found !== 'not fit' };
      return { kind: 'return.arrive', number: await reversalOf(world, step.copNo), body };
    }
    case 'byHand': {
      const { preNo } = (await numbersOf(world, step.orderNo)) ?? { preNo: '' };
      return { kind: 'declaration.contingency', number: preNo, body: { incident: 'SITE-1' } };
    }
    case 'reconcile': {
      const { preNo } = (await numbersOf(world, step.orderNo)) ?? { preNo: '' };
      const taxes = step.gnums.map((gnum) => taxesOf(gnum, step.taxFen));
      return { kind: 'declaration.reconcile', number: preNo, body: { withoutDocuments: step.withoutDocuments, taxes } };
    }
    case 'review': {
      const { preNo } = (await numbersOf(world, step.orderNo)) ?? { preNo: '' };
      return { kind: 'declaration.review', number: preNo, body: reviewBody(step, purchaseOf(story, step.orderNo)) };
    }
    case 'deposit':
    case 'withdraw': {
      const body = {
        amount: formatFen(step.fen),
        ...(step.do === 'deposit' ? { kind: 'cash', document: `D-${step.id}` } : {}),
      };
      return { kind: `guarantee.${step.do}`, number: step.guarantor, body };
    }
    case 'pay': {
      const amount = formatFen(model.owed(step.dutyNo) - step.lessFen);
      return { kind: 'settlement.pay', number: step.guarantor, body: { dutyNo: step.dutyNo, amount } };
    }
    default:
      return bookActOf(step);
  }
}

function reviewBody(step: Extract<ActStep, { do: 'review' }>, { lines }: Purchase): Record<string, unknown> {
  const decision = step.approve ? 'approve' : 'refuse';
  if (step.taxFen === null) return { decision };
  const { taxFen } = step;
  const unrated = lines.flatMap(({ gcode }, index) => (gcode === UNRATED ? [index + 1] : []));
  return { decision, taxes: (unrated.length === 0 ? [1] : unrated).map((gnum) => taxesOf(gnum, taxFen)) };
}

/** What an officer says of a line: all of it VAT. */
function taxesOf(gnum: number, fen: bigint): Record<string, string> {
  return { gnum: String(gnum), customsDuty: '0.00', consumptionTax: '0.00', valueAddedTax: formatFen(fen) };
}
