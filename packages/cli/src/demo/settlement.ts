import { fen, formatFen, shanghaiIso } from '@tongguan/kernel';
import { GuaranteeClient, type Receipt } from '@tongguan/sdk';
import { fieldOf } from '../common/receiptLine.ts';
import { doAct } from './offices.ts';
import { awaited, type Scene, timeOfScene } from './scene.ts';
import type { Afterwards, Play } from './types.ts';

/** Consolidated on the 31st day after release (G-02). */
const SETTLED_AFTER_DAYS = 31;
const DAY_MS = 24 * 60 * 60 * 1000;
const REASON = '演示：汇总征税';

/** Declarations that are short of guarantee wait; what is missing is put in, to the fen, and they are released (G-04). */
export async function playTopUp(scene: Scene, plays: readonly Play[], url: string): Promise<readonly Afterwards[]> {
  const { office, market } = scene;
  const waiting = plays.find((play) => play.purchase.spec.firms.guarantorCode === market.personas.smallagent.code);
  if (waiting === undefined) return [];
  const { code, token } = market.personas.smallagent;
  const { available, waiting: waits } = (await new GuaranteeClient({ url, token }).account()) as Account;
  const missingFen = fen(waits.tax) - fen(available);
  if (missingFen <= 0n) return [];
  const body = { amount: formatFen(missingFen), kind: 'cash' };
  await doAct(office.officer, 'guarantee.deposit', code, '演示：补足担保', body);
  const wanted = (one: Receipt): boolean => fieldOf(one, 'copNo') === waiting.copNo && one.returnStatus === '800';
  const released = await awaited('broker', wanted, scene);
  const number = released === null ? waiting.copNo : fieldOf(released, 'invtNo');
  return [{ what: '补足担保后放行 / guarantee topped up, released', number, done: released !== null }];
}

/** As much of the answer as is needed, yuan. */
type Account = { readonly available: string; readonly waiting: { readonly tax: string } };

/**
 * A month later: unpaid taxes are put on a demand, and it is paid. Only where the sandbox's time is behind today's, so that
 * a demonstration ends today and never leaves its time in the future.
 */
export async function playSettlement(scene: Scene, url: string): Promise<readonly Afterwards[]> {
  const { office, market } = scene;
  const thenMs = (await timeOfScene(scene)) + SETTLED_AFTER_DAYS * DAY_MS;
  if (thenMs > Date.now()) return [];
  await office.operator.moveClock({ days: SETTLED_AFTER_DAYS }, REASON);
  const { code, token } = market.personas.agent;
  const billed = await awaited('broker', (one) => isBilled(one, code), scene);
  const number = billed === null ? '' : fieldOf(billed, 'entDutyNo');
  const told: Afterwards[] = [
    { what: '第 31 日汇总征税 / taxes consolidated on day 31', number, done: billed !== null },
  ];
  if (billed !== null) told.push(await pay(scene, new GuaranteeClient({ url, token }), code, number));
  if (!scene.stopped()) await office.operator.moveClock({ to: shanghaiIso(Date.now()) }, REASON);
  return told;
}

/** Paid to the fen once every partition has put its bills on the demand: until then it may still grow. */
async function pay({ office, stopped }: Scene, guarantor: GuaranteeClient, code: string, dutyNo: string) {
  const demand = async () => (await guarantor.list('demands')).find((one) => one.dutyNo === dutyNo);
  let paid = false;
  for (let attempt = 0; attempt < ATTEMPTS && !paid && !stopped(); attempt += 1) {
    const amount = (await demand())?.toPay;
    const body = { dutyNo, amount: String(amount) };
    paid = await doAct(office.officer, 'settlement.pay', code, '税款已到账', body).then(
      ({ state }) => state === 'done',
      () => false,
    );
    if (!paid) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
  return { what: '缴清税款 / the demand is paid', number: dutyNo, done: paid };
}

const ATTEMPTS = 20;
const AGAIN_MS = 500;

function isBilled(receipt: Receipt, code: string): boolean {
  return receipt.type === 'CEB818Message' && receipt.returnStatus === '2' && fieldOf(receipt, 'assureCode') === code;
}
