import type { EpochMs, Fen } from '@tongguan/kernel';
import type { Act, Actor } from '../office/types.ts';

/**
 * Words of cases.
 *
 * Dossier – what may be a violation, from its opening to its conclusion (案件). File – the acts about it, oldest first.
 * Against – the participant that has to answer. Upheld – customs found it so; what follows by law (transfer, O-05) is
 * outside the platform.
 */
export const DOSSIER_KINDS = {
  'delivered-elsewhere': { zh: '收件人或地址与申报不符', en: 'delivered elsewhere than declared', rules: ['L-02'] },
  'quota-dispute': { zh: '额度异议：非本人购买', en: 'a use of quota that is disputed', rules: ['F-03', 'O-05'] },
} as const satisfies Record<string, { readonly zh: string; readonly en: string; readonly rules: readonly string[] }>;
export type DossierKind = keyof typeof DOSSIER_KINDS;
export type DossierOutcome = 'upheld' | 'dismissed';

/** The columns of table `dossier`. */
export type Dossier = {
  readonly part: number;
  readonly serial: bigint;
  readonly dossierNo: string;
  readonly kind: DossierKind;
  readonly subject: string;
  readonly preNo: string | null;
  readonly against: string;
  /** Of the declaration it is about; null: of none. */
  readonly customsCode: string | null;
  readonly personKey: Buffer | null;
  readonly openedMs: EpochMs;
  readonly openedAct: string;
  readonly openedBy: Actor;
  readonly assignedTo: string | null;
  readonly outcome: DossierOutcome | null;
  readonly restoredFen: Fen | null;
  readonly concludedMs: EpochMs | null;
  readonly concludedBy: string | null;
};

export type DossierFilter = {
  /** Of this customs district; '' for all. */
  readonly district: string;
  readonly open: boolean | null;
  readonly kind: string | null;
  readonly assignedTo: string | null;
  /** Opened before this moment, newest first. */
  readonly beforeMs: EpochMs;
  readonly limit: number;
};

/** One act of a file, opened. */
export type FileEntry = {
  readonly actId: string;
  readonly kind: string;
  readonly actor: Actor;
  readonly reason: string;
  readonly atMs: EpochMs;
  /** Whether it was carried out; null while no lane has looked at it. */
  readonly done: boolean | null;
  readonly body: Readonly<Record<string, unknown>>;
};

export type CaseReader = {
  list(filter: DossierFilter): Promise<readonly Dossier[]>;
  read(dossierNo: string): Promise<{ readonly dossier: Dossier; readonly file: readonly FileEntry[] } | null>;
  /** What concerns a person, newest first. */
  ofPerson(person: Buffer): Promise<readonly Dossier[]>;
};

/** A declaration that a dossier is about, as far as it matters here. */
export type ConcernedDeclaration = {
  readonly part: number;
  readonly serial: bigint;
  readonly preNo: string;
  readonly ebpCode: string;
  readonly customsCode: string;
  readonly personKey: Buffer | null;
  readonly state: number;
};

export type DossierOpening = {
  readonly act: Pick<Act, 'part' | 'actId' | 'atMs' | 'actor'>;
  readonly kind: DossierKind;
  readonly subject: string;
  readonly preNo: string | null;
  /** The participant that has to answer; '' when there is none. */
  readonly against: string;
  /** Of the declaration; null when there is none. */
  readonly customsCode: string | null;
  readonly personKey: Buffer | null;
};
