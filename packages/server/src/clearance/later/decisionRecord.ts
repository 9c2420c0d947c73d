import { hash } from 'node:crypto';
import { assert, type EpochMs, type Fen } from '@tongguan/kernel';
import {
  assess,
  assessAfterUse,
  type AssessFacts,
  type Assessment,
  createCitationSets,
  type Sha256,
  type Tariff,
  writeRecord,
} from '@tongguan/policy';
import type { DecisionRow, Declaration, TaxLine } from '../types.ts';

export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');

/** What a decision was made from; `usedFen`: what the year held in the end, where that was looked at later (F-01). */
export type DecidedBy = {
  readonly facts: AssessFacts;
  readonly usedFen?: Fen | null;
  /** Of these facts, where it is at hand; else they are assessed anew. */
  readonly assessment?: Assessment;
};

/** The records of one batch, and what they cite that no batch before has stored. */
export class BatchProofs {
  readonly decisions: DecisionRow[] = [];
  /** Text by address. */
  readonly sets = new Map<string, string>();
  readonly #lane: Pick<Proofs, 'cites' | 'stored'>;
  readonly #tariffAt: (acceptedMs: EpochMs) => Tariff;

  constructor(lane: Pick<Proofs, 'cites' | 'stored'>, tariffAt: (acceptedMs: EpochMs) => Tariff) {
    this.#lane = lane;
    this.#tariffAt = tariffAt;
  }

  /** Throws a fault where an edition of the tariff of that day cannot be read. */
  write(
    row: Omit<DecisionRow, 'record'>,
    { facts, usedFen, assessment }: DecidedBy,
    decided?: readonly TaxLine[],
  ): void {
    const asked = usedFen === undefined ? facts : { ...facts, annualUsedFen: usedFen };
    const known = assessment ?? AT_HAND.get(facts);
    const tariff = this.#tariffAt(facts.acceptedAtMs);
    const judged = known === undefined ? assess(asked, tariff) : assessAfterUse(asked, known, tariff);
    const { text, sets } = writeRecord(asked, judged, { sets: this.#lane.cites, sha256 }, decided);
    for (const set of sets) if (!this.#lane.stored.has(set.address)) this.sets.set(set.address, set.text);
    this.decisions.push({ ...row, record: text });
  }
}

/** What a lane keeps of proofs between two batches. */
export type Proofs = {
  readonly cites: ReturnType<typeof createCitationSets>;
  /** Addresses of sets that are stored for good. */
  readonly stored: Set<string>;
  begin(tariffAt: (acceptedMs: EpochMs) => Tariff): BatchProofs;
  /** The batch that began last is committed, and what it stored will be there. */
  committed(): void;
};

/** A hundred kilobytes of addresses; a set that is forgotten is offered to the database once more. */
const STORED_KEPT = 1_000;

export function createProofs(): Proofs {
  const stored = new Set<string>();
  const cites = createCitationSets(sha256);
  let last: BatchProofs | null = null;
  return {
    cites,
    stored,
    begin(tariffAt) {
      last = new BatchProofs({ cites, stored }, tariffAt);
      return last;
    },
    committed() {
      if (stored.size > STORED_KEPT) stored.clear();
      for (const address of last?.sets.keys() ?? []) stored.add(address);
      last = null;
    },
  };
}

/** What the law made of the facts of a work, while it stays in memory: it is read back with its facts alone. */
const AT_HAND = new WeakMap<AssessFacts, Assessment>();

/** To be called with what the law says alone, before an officer's taxes are in it. */
export function keepAssessment(facts: AssessFacts, assessment: Assessment): void {
  AT_HAND.set(facts, assessment);
}

/**
 * Writes down what a declaration was decided by (E-08): its facts, and what the law makes of them. `decided`: the taxes of
 * its lines as they stand, of which some may be an officer's.
 */
export function recordDecision(
  { proofs, nowMs }: { readonly proofs: BatchProofs | null; readonly nowMs: EpochMs },
  { part, serial }: Pick<Declaration, 'part' | 'serial'>,
  { kind, about = 0n }: Pick<DecisionRow, 'kind'> & Partial<Pick<DecisionRow, 'about'>>,
  by: DecidedBy,
  decided?: readonly TaxLine[],
): void {
  assert(proofs !== null, 'only a batch of declarations decides');
  proofs.write({ part, serial, kind, about, atMs: nowMs }, by, decided);
}
