import { fieldOf } from '../common/receiptLine.ts';
import type { Scene } from './scene.ts';

/** The number of what a scenario names: a declaration's preNo, an application's preNo, a firm's code. */
export async function numberOf(scene: Scene, what: string, name: string): Promise<string> {
  const { actors, market, purchases, applications } = scene;
  switch (what) {
    case 'list':
      return (await actors.story(copNoOf(scene, name))).numbers.preNo;
    case 'waybill':
      return purchases.get(name)?.waybill.LogisticsHead.logisticsNo ?? name;
    case 'parcel': {
      const head = purchases.get(name)?.waybill.LogisticsHead;
      return head === undefined ? name : `${head.logisticsCode}|${head.logisticsNo}`;
    }
    case 'case': {
      const { preNo } = (await actors.story(copNoOf(scene, name))).numbers;
      return (await actors.dossiers()).find((one) => one.preNo === preNo)?.caseNo ?? name;
    }
    case 'application': {
      const copNo = applications.get(name) ?? name;
      const answers = (await actors.receipts('broker')).filter((one) => fieldOf(one, 'copNo') === copNo);
      return answers.map((one) => fieldOf(one, 'preNo')).find((number) => number !== '') ?? name;
    }
    case 'guarantee':
      return (await actors.firm(name)).code;
    case 'book':
      return name === 'true' ? market.emsNo : name;
    default:
      return String(await filledIn(scene, name));
  }
}

export function copNoOf({ purchases }: Scene, name: string): string {
  return purchases.get(name)?.declaration.InventoryHead.copNo ?? name;
}

/**
 * A value with its placeholders filled in: `$preNo(A)`, `$invtNo(A)`, `$dutyNo(A)` – the demand the tax of A is on –,
 * `$waybill(A)`, `$code(agent)`, `$area`, `$book`.
 */
export async function filledIn(scene: Scene, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((one) => filledIn(scene, one)));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(async ([key, one]) => [key, await filledIn(scene, one)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }
  if (value === 'true' || value === 'false') return value === 'true';
  const match = /^\$(\w+)(?:\((.*)\))?$/.exec(String(value));
  return match ? fill(scene, match[1] ?? '', match[2] ?? '') : value;
}

async function fill(scene: Scene, word: string, name: string): Promise<string> {
  const { actors, market, purchases } = scene;
  switch (word) {
    case 'preNo':
      return numberOf(scene, 'list', name);
    case 'invtNo':
      return (await actors.story(copNoOf(scene, name))).numbers.invtNo ?? '';
    case 'dutyNo': {
      const { invtNo } = (await actors.story(copNoOf(scene, name))).numbers;
      const told = (await actors.receipts('broker')).findLast(
        (one) => one.type === 'CEB818Message' && fieldOf(one, 'invtNo') === invtNo && fieldOf(one, 'entDutyNo') !== '',
      );
      return told === undefined ? '' : fieldOf(told, 'entDutyNo');
    }
    case 'waybill':
      return purchases.get(name)?.waybill.LogisticsHead.logisticsNo ?? '';
    case 'code':
      return (await actors.firm(name)).code;
    case 'area':
      return (await actors.firm('warehouse')).code;
    case 'book':
      return market.emsNo;
    default:
      throw new Error(`没有占位符 / no placeholder $${word}`);
  }
}
