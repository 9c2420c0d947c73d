import type { Link, LinkedAct } from '../ledgers/index.ts';

/** Names the link of the journal's chain that covers what is written to a partition now. */
export type LinkOf = (part: number) => bigint;

export type ActRef = { readonly part: number; readonly actId: string };

/** The journal's chain. Implemented by `store/queries/clearance-chain.ts`. */
export type ChainStore = {
  /** Acts with the outcome this transaction gave them. */
  linkedActs(refs: readonly ActRef[]): Promise<LinkedAct[]>;
  insertLinks(links: readonly Link[]): Promise<void>;
};
