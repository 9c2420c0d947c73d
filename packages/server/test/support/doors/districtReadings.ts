import type { StaffRole } from '../../../src/office/index.ts';

const NOBODYS = 'facts about goods and firms that every officer judges declarations by';

/** Whose an operation is by which staff read. */
export type Reading =
  | { readonly whose: 'own'; readonly path: () => string }
  | { readonly whose: 'filtered'; readonly path: () => string; readonly some: RegExp }
  | { readonly whose: 'national'; readonly path: () => string; readonly roles?: readonly StaffRole[] }
  | { readonly whose: 'everybody'; readonly why: string };

export const own = (path: () => string): Reading => ({ whose: 'own', path });
export const filtered = (path: string, some: () => RegExp): Reading => ({
  whose: 'filtered',
  path: () => path,
  get some() {
    return some();
  },
});
export const everybody: Reading = { whose: 'everybody', why: NOBODYS };
