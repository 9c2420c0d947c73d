import { setTimeout as sleep } from 'node:timers/promises';
import { type DocumentKind, requestOfKind } from '@tongguan/ceb';
import { parseDecimal5 } from '@tongguan/kernel';
import { fieldOf } from '../common/shown/receiptLine.ts';
import { toFen, workOut } from './arithmetic.ts';
import { balancesNow, guaranteeOf, stockOf } from './balances.ts';
import { copNoOf } from './names.ts';
import type { Answered, Difference, Expect, DeclarationExpected, Named, Tax } from './types.ts';
import { unproven } from './proven.ts';
import type { Scene } from './scene.ts';
import { say } from '../common/language.ts';

const LOOK_EVERY_MS = 50;

/** Everything that is otherwise than expected; empty when all is as it should be. */
export async function differencesOf(scene: Scene, expect: Expect): Promise<readonly Difference[]> {
  for (const untilMs = Date.now() + scene.patienceMs; ; await sleep(LOOK_EVERY_MS)) {
    const differences = await look(scene, expect);
    if (differences.length === 0 || Date.now() > untilMs) return differences;
  }
}

async function look(scene: Scene, expect: Expect): Promise<readonly Difference[]> {
  const looks: Promise<readonly Difference[]>[] = [
    ...each(expect.lists, (name, wanted) => declaration(scene, name, wanted)),
    ...each(expect.documents, (name, wanted) => documents(scene, name, wanted)),
    ...each(expect.applications, (name, wanted) => application(scene, name, wanted)),
    ...each(expect.tax, (name, wanted) => tax(scene, name, wanted)),
    ...each(expect.law, (name, wanted) => law(scene, name, wanted)),
    ...each(expect.quota, async (name, { year, ...wanted }) => {
      const consumer = await scene.actors.consumer(name);
      const { limit, reserved, used, available } = await consumer.quota(year === undefined ? undefined : Number(year));
      return amounts(`quota.${name}`, wanted, { limit, reserved, used, available });
    }),
  ];
  const found = (await Promise.all(looks)).flat();
  return [...found, ...(await balances(scene, expect))];
}

function each<T>(
  expected: Named<T> | undefined,
  look: (name: string, wanted: T) => Promise<readonly Difference[]>,
): Promise<readonly Difference[]>[] {
  return Object.entries(expected ?? {}).map(([name, wanted]) => look(name, wanted));
}

async function declaration(scene: Scene, name: string, wanted: DeclarationExpected): Promise<readonly Difference[]> {
  const path = `lists.${name}`;
  const story = await scene.actors.story(copNoOf(scene, name)).catch(() => null);
  // A declaration refused on arrival has receipts and no history.
  const steps = story?.states ?? (await toldOf(scene, 'CEB622Message', 'copNo', copNoOf(scene, name)));
  const last = steps.at(-1);
  const codes = last?.codes.map(({ code }) => code) ?? [];
  return [
    ...(story === null ? [] : unproven(path, story)),
    ...same(`${path}.state`, wanted.state, last?.returnStatus ?? '—'),
    ...(wanted.codes ? same(`${path}.codes`, sorted(wanted.codes), sorted(codes)) : []),
    ...(wanted.ending ? same(`${path}.ending`, wanted.ending, story?.ending?.code ?? '—') : []),
    ...(wanted.through
      ? same(`${path}.through`, wanted.through.join(' '), steps.map(({ returnStatus }) => returnStatus).join(' '))
      : []),
  ];
}

async function application(
  scene: Scene,
  name: string,
  wanted: { readonly state: string; readonly codes?: readonly string[] },
): Promise<readonly Difference[]> {
  const copNo = scene.applications.get(name) ?? name;
  const told = (await scene.actors.receipts('broker')).filter(
    (one) => /^CEB62[46]Message$/.test(one.type) && fieldOf(one, 'copNo') === copNo,
  );
  const last = told.at(-1);
  const codes = last?.codes.map(({ code }) => code) ?? [];
  const path = `applications.${name}`;
  return [
    ...same(`${path}.state`, wanted.state, last?.returnStatus ?? '—'),
    ...(wanted.codes ? same(`${path}.codes`, sorted(wanted.codes), sorted(codes)) : []),
  ];
}

/** Whose receipts tell of a document, by the kind of its message. */
const READERS = {
  order: ['platform', 'order'],
  payment: ['payment', 'payment'],
  waybill: ['logistics', 'waybill'],
  list: ['broker', 'declaration'],
  delivery: ['logistics', 'delivery'],
} as const satisfies Readonly<Record<Answered, readonly [reader: string, kind: DocumentKind]>>;

async function documents(
  scene: Scene,
  name: string,
  wanted: Readonly<Partial<Record<Answered, string>>>,
): Promise<readonly Difference[]> {
  const purchase = scene.purchases.get(name);
  const numbers = purchase?.spec.numbers;
  const found = Object.entries(wanted).map(async ([kind, status]) => {
    const [reader, named] = READERS[kind as Answered];
    const { receipt, key } = requestOfKind(named);
    const field = key[1];
    const told = await toldOf(scene, receipt, field, String(Reflect.get(numbers ?? {}, field) ?? ''), reader);
    return same(`documents.${name}.${kind}`, status, told.at(-1)?.returnStatus ?? '—');
  });
  return (await Promise.all(found)).flat();
}

async function toldOf(scene: Scene, type: string, field: string, number: string, reader = 'broker') {
  return (await scene.actors.receipts(reader)).filter((one) => one.type === type && fieldOf(one, field) === number);
}

async function tax(scene: Scene, name: string, wanted: Tax): Promise<readonly Difference[]> {
  const { because = {}, status, usedBefore, remaining, ...expected } = wanted;
  const { taxBill, assessment } = await scene.actors.story(copNoOf(scene, name));
  const path = `tax.${name}`;
  const { status: billed, remaining: left, ...billedTax } = taxBill ?? { status: null, remaining: null };
  const found: Named<string> = {
    ...billedTax,
    total: assessment?.total['tax'] ?? '—',
    usedBefore: assessment?.annualUsed?.amount ?? '—',
    remaining: left?.tax ?? '—',
  };
  const beside = {
    ...(usedBefore === undefined ? {} : { usedBefore }),
    ...(remaining === undefined ? {} : { remaining }),
  };
  const worked = Object.entries(because).flatMap(([field, text]) => {
    const value = workOut(text);
    const claimed = expected[field as keyof typeof expected] ?? found[field] ?? '—';
    return same(
      `${path}.because.${field}`,
      claimed,
      value === null ? say(`不是算式：${text}`, `no arithmetic: ${text}`) : toFen(value),
    );
  });
  const bill = status === undefined ? [] : same(`${path}.status`, status, String(billed ?? '—'));
  return [...amounts(path, { ...expected, ...beside }, found), ...worked, ...bill];
}

async function law(scene: Scene, name: string, wanted: readonly string[]): Promise<readonly Difference[]> {
  const { assessment, reasons } = await scene.actors.story(copNoOf(scene, name));
  const stated = [
    ...(assessment?.explain ?? []).map((one) => `${one.parameter}=${one.value} ${one.law}`),
    ...reasons.map((one) => `${one.code} ${one.basis?.law ?? ''}`),
  ];
  return wanted.flatMap((text) =>
    stated.some((one) => one.includes(text)) ? [] : [{ path: `law.${name}`, expected: text, found: stated.join('; ') }],
  );
}

async function balances(scene: Scene, expect: Expect): Promise<readonly Difference[]> {
  if (expect.guarantee === undefined && expect.stock === undefined) return [];
  const now = await balancesNow(scene.stage.store);
  const guarantees = Object.entries(expect.guarantee ?? {}).map(async ([name, wanted]) => {
    const { code } = await scene.actors.firm(name);
    return amounts(`guarantee.${name}`, wanted, guaranteeOf(now, code));
  });
  const stocks = Object.entries(expect.stock ?? {}).map(([item, wanted]) => {
    const sale = scene.market.goods.find((one) => one.goods.itemNo === item);
    const account = `${scene.market.emsNo}/${sale?.goods.itemRecordNo ?? item}`;
    return amounts(`stock.${item}`, wanted, stockOf(now, scene.before, account));
  });
  return [...(await Promise.all(guarantees)), ...stocks].flat();
}

/** Amounts are compared as numbers, exactly: 5 is 5.00. */
function amounts(
  path: string,
  wanted: Readonly<Record<string, string | undefined>>,
  found: Named<string>,
): readonly Difference[] {
  return Object.entries(wanted).flatMap(([field, text]) => {
    if (text === undefined) return [];
    const is = String(found[field] ?? '—');
    const equal = parseDecimal5(text) !== null && parseDecimal5(text) === parseDecimal5(is);
    return equal ? [] : [{ path: `${path}.${field}`, expected: text, found: is }];
  });
}

function same(path: string, expected: string, found: string): readonly Difference[] {
  return expected === found ? [] : [{ path, expected, found }];
}

function sorted(codes: readonly string[]): string {
  return [...codes].sort().join(' ');
}
