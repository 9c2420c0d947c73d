import type { EpochMs } from '@tongguan/kernel';
import type { Day, SupplementKind } from '@tongguan/policy';
import type { SerialRef } from '../lane/types.ts';

/**
 * Words of the supplementary declaration (补充申报, E-09).
 *
 * Request – what an officer asks a firm about a declaration in manual review: questions, each about one line and one kind
 * (classification, value, origin), and the last day of an answer. Answer – what the firm says to all of them, once.
 * Standing – open, answered, withdrawn by customs, or ended, because the declaration was decided without an answer.
 */
export const SUPPLEMENT_ASIDE = { supplement: 11 } as const;

export type Question = { readonly gnum: string; readonly kind: SupplementKind; readonly text: string };

/** A file the firm keeps: the hash binds it to the answer. */
export type Attachment = { readonly name: string; readonly sha256: string };

export type Answer = {
  readonly gnum: string;
  readonly kind: SupplementKind;
  readonly facts: string;
  readonly attachments?: readonly Attachment[];
};

/** In which right a firm answers: it declared, the goods are its own, or the owner has entrusted it on record. */
export const CAPACITIES = ['declarant', 'owner', 'entrusted'] as const;
export type Capacity = (typeof CAPACITIES)[number];

export const STANDINGS = ['open', 'answered', 'withdrawn', 'ended'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The columns of table `supplement_request`; `body` is sealed. */
export type RequestRow = SerialRef & {
  readonly no: number;
  readonly preNo: string;
  readonly customsCode: string;
  readonly agentCode: string;
  readonly ebcCode: string;
  readonly actId: string;
  readonly dueDay: Day;
  readonly law: string;
  readonly askedBy: string;
  readonly askedMs: EpochMs;
  readonly body: Buffer;
};

export const EVENTS = ['answered', 'withdrawn', 'overdue'] as const;
type EventKind = (typeof EVENTS)[number];

/** The columns of table `supplement_event`; `body` is the sealed answer, null of what is none. */
export type EventRow = SerialRef & {
  readonly no: number;
  readonly kind: EventKind;
  readonly byCode: string;
  readonly atMs: EpochMs;
  readonly late: boolean;
  readonly body: Buffer | null;
};

/** A request with what has become of it. */
export type Supplement = RequestRow & {
  /** The answer or the withdrawal. */
  readonly end: Omit<EventRow, 'part' | 'serial' | 'no'> | null;
  /** When it was found overdue; null: it was not. */
  readonly overdueMs: EpochMs | null;
};

/** A request with the declaration it is about. */
export type SupplementLine = {
  readonly supplement: Supplement;
  readonly copNo: string;
  readonly invtNo: string | null;
  readonly declarationState: number;
};

/** Of whom a request may be answered, and who else may read the declaration. */
export type Answerable = {
  readonly preNo: string;
  readonly agentCode: string;
  readonly ebcCode: string;
  readonly parties: readonly string[];
};

export type OfficeFilter = {
  /** '' for all districts. */
  readonly district: string;
  readonly show: 'open' | 'overdue' | 'all';
  readonly limit: number;
};

/** What firms and staff read of supplementary declarations. */
export type SupplementsDoor = {
  /** Of declarations the firm has declared or owns; the open ones alone unless `all`. The soonest due first. */
  ofFirm(firm: string, all: boolean, limit: number): Promise<readonly SupplementLine[]>;
  ofOffice(filter: OfficeFilter): Promise<readonly SupplementLine[]>;
  /** Declarations with this copNo, preNo or invtNo, newest first: several agents may use one copNo. */
  answerable(number: string): Promise<readonly Answerable[]>;
  /** Of one declaration, oldest first. */
  ofDeclaration(preNo: string): Promise<readonly SupplementLine[]>;
  /** What lies sealed in a row, or that it is damaged. */
  questionsOf(one: RequestRow): readonly Question[];
  answersOf(one: Supplement): readonly Answer[];
};

/** Opens what lies sealed in a row. */
export type OpenSupplement = Pick<SupplementsDoor, 'questionsOf' | 'answersOf'>;

/** The rows sealed questions and answers are bound to. */
export function supplementSeal(what: 'request' | 'answer', { part, serial }: SerialRef, no: number): string {
  return `supplement/${what}/${part}/${serial}/${no}`;
}
