import type { EpochMs, Fen } from '@tongguan/kernel';

/** One use of quota, as its person may see it. */
export type QuotaUse = {
  readonly preNo: string;
  readonly invtNo: string | null;
  readonly atMs: EpochMs;
  /** reserve, post, release, reverse, refusal */
  readonly move: 'reserve' | 'post' | 'release' | 'reverse' | 'refusal';
  readonly amountFen: Fen;
  readonly platformCode: string;
  readonly state: number;
  readonly ending: string | null;
  /** Taxes of the list, once it is released. */
  readonly taxFen: Fen | null;
  readonly disputed: boolean;
};

export type QuotaView = {
  readonly year: number;
  readonly limitFen: Fen;
  readonly reservedFen: Fen;
  readonly usedFen: Fen;
  readonly frozen: boolean;
  readonly uses: readonly QuotaUse[];
};

export type ConsumerDoor = {
  /** For somebody authenticated elsewhere; valid for a day. */
  issue(idType: string, idNumber: string): { readonly token: string; readonly untilMs: EpochMs };
  /** The person of a token, or null when it is none of ours or has run out. */
  personOf(token: string): Buffer | null;
  quota(person: Buffer, year: number): Promise<QuotaView>;
  /** False when the list is none that used this person's quota. Repeated it records once. */
  dispute(person: Buffer, preNo: string, statement: string): Promise<boolean>;
  freeze(person: Buffer, frozen: boolean): Promise<void>;
};
