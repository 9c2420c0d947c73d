import { type PartDomain, partOf } from '@tongguan/kernel';
import type { AccountBook } from '../../../src/registry/index.ts';
import { identityNumber } from '../identity.ts';
import { BOOK, FIRMS } from '../purchase.ts';
import type { World } from '../world.ts';

/** Guarantors and account books of the parked world, each in a partition that no other of them lies in. */
const PLACES = 14;

const taken = new Set<number>([partOf('guarantee', FIRMS.seller), partOf('book', BOOK.emsNo)]);

function apart(kind: PartDomain, nameOf: (n: number) => string): readonly string[] {
  const names: string[] = [];
  for (let n = 1; names.length < PLACES; n++) {
    const part = partOf(kind, nameOf(n));
    if (taken.has(part)) continue;
    taken.add(part);
    names.push(nameOf(n));
  }
  return names;
}

const two = (n: number): string => String(n).padStart(2, '0');

export const GUARANTORS = apart('guarantee', (n) => `33019610${two(n)}`);
export const EMS_NOS = apart('book', (n) => `T3301W0010${two(n)}`);
export const BOOKS_APART: readonly AccountBook[] = EMS_NOS.map((emsNo) => ({ ...BOOK, emsNo }));

export type Places = {
  /** An order number that begins so, in a partition where nothing rests that must stay. */
  order(prefix: string): string;
  /** The identity number of a buyer nobody else is, in such a partition. */
  buyer(orderNo: string): string;
  /** Nothing may come through this partition any more. */
  rest(part: number): void;
  isRest(part: number): boolean;
};

export function placesIn({ vault }: Pick<World, 'vault'>): Places {
  const resting = new Set<number>();
  let buyers = 20;
  const isFree = (part: number): boolean => !taken.has(part) && !resting.has(part);
  return {
    order(prefix) {
      for (let n = 0; ; n++) if (isFree(partOf('order', `${prefix}-${n}`))) return `${prefix}-${n}`;
    },
    buyer(orderNo) {
      for (;;) {
        const idNumber = identityNumber(buyers++);
        const part = partOf('person', vault.personKey('1', idNumber).toString('hex'));
        if (isFree(part) && part !== partOf('order', orderNo)) return idNumber;
      }
    },
    rest: (part) => void resting.add(part),
    isRest: (part) => resting.has(part),
  };
}
