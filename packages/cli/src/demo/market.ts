import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Goods, type PurchaseFirms, type PurchaseMode, readPersonaOf } from '@tongguan/sdk';
import { UsageError } from '../common/exit.ts';
import { type Market, PERSONA_NAMES, type PersonaName, type SaleGoods } from './types.ts';
import { say } from '../common/language.ts';

/** What the sandbox has on sale: `<data>/personas/catalogue.json`. */
type CatalogueFile = {
  readonly emsNo: string;
  readonly customsCode: string;
  readonly portCode: string;
  readonly goods: readonly (Goods & { readonly price: string; readonly scarce: boolean })[];
};

/** Reads the sandbox's participants and goods from the data folder its first start has made. */
export async function readMarket(dataDir: string): Promise<Market> {
  const personas = Object.fromEntries(
    await Promise.all(PERSONA_NAMES.map(async (name) => [name, await readPersonaOf(dataDir, name)] as const)),
  ) as Market['personas'] satisfies Record<PersonaName, unknown>;
  const catalogue = await readCatalogue(join(dataDir, 'personas', 'catalogue.json'));
  const goods = catalogue.goods.map(({ price, scarce, ...one }): SaleGoods => ({ goods: one, price, scarce }));
  const [first, ...rest] = goods;
  if (first === undefined) throw new UsageError(say('沙箱没有在售商品', 'the sandbox has no goods on sale'));
  return {
    personas,
    goods: [first, ...rest],
    scarce: goods.find(({ scarce }) => scarce) ?? null,
    emsNo: catalogue.emsNo,
    customsCode: catalogue.customsCode,
    portCode: catalogue.portCode,
  };
}

async function readCatalogue(file: string): Promise<CatalogueFile> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value === 'object' && value !== null && 'goods' in value && Array.isArray(value.goods)) {
      return value as CatalogueFile;
    }
  } catch (error) {
    throw new UsageError(
      say(`无法读取 ${file}`, `cannot read ${file}`),
      say(
        `沙箱首次启动时生成 (${error instanceof Error ? error.name : ''})`,
        `made by the first start of a sandbox (${error instanceof Error ? error.name : ''})`,
      ),
    );
  }
  throw new UsageError(say(`${file} 不是沙箱商品目录`, `${file} is not a sandbox catalogue`));
}

/** The firms of a purchase in the sandbox, and from where it is supplied: out of the warehouse or flown in (C-03). */
export function firmsOf({ personas }: Market, seller: 'agent' | 'smallagent'): PurchaseFirms {
  const firm = (name: PersonaName) => ({ code: personas[name].code, name: personas[name].firm });
  return {
    platform: firm('platform'),
    seller: firm(seller),
    payment: firm('payment'),
    logistics: firm('logistics'),
    declarant: firm('broker'),
    guarantorCode: personas[seller].code,
  };
}

export function supplyOf({ personas, emsNo }: Market, direct: boolean, billNo: string): PurchaseMode {
  if (direct) return { kind: '9610', country: JAPAN, trafNo: 'TEST AIR', voyageNo: 'TG901', billNo };
  const { code, firm } = personas.warehouse;
  return { kind: '1210', emsNo, warehouse: { code, name: firm } };
}

/** Legacy country code of Japan, from where direct purchases fly in. */
const JAPAN = '116';
