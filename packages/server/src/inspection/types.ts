import type { EpochMs } from '@tongguan/kernel';
import type { CreditLevel, Day, GoodsRate } from '@tongguan/policy';

/**
 * Words of inspection (K-01, K-02).
 *
 * Order – why a declaration is to be inspected: the draw, or an officer. Inspection – one task on one of them: ordered,
 * begun by an officer at a site, concluded with a result. Evidence – samples, photos, test reports; the bytes stay in the
 * sealed act that brought them. Control – a dated rule of the installation: a rate for goods, the credit level of a firm.
 */
export type InspectionOrder =
  | { readonly by: 'draw'; readonly draw: number; readonly rateBasisPoints: number; readonly because: string }
  | { readonly by: 'officer'; readonly code: string };

/** The titles under which goods are detained. */
export const DETAIN = ['detain-clearance', 'detain-smuggling', 'detain-legal', 'detain-other'] as const;

/** 查验、检疫（K-02）、质量安全风险监测、法定商品检验 (K-04). */
export const PURPOSES = ['examination', 'quarantine', 'risk-monitoring', 'commodity-inspection'] as const;
export type InspectionPurpose = (typeof PURPOSES)[number];

/** The columns of table `inspection`. */
export type Inspection = {
  readonly part: number;
  readonly serial: bigint;
  /** 1 for the first of its declaration. */
  readonly no: number;
  readonly preNo: string;
  readonly customsCode: string;
  /** 'draw', or the code of the officer who ordered it. */
  readonly orderedBy: string;
  readonly draw: number | null;
  readonly rateBasisPoints: number | null;
  readonly because: string | null;
  readonly selectedMs: EpochMs;
  readonly officer: string | null;
  readonly site: string | null;
  /** What it is for, as who begins it says; a draw orders an examination and nothing else (K-04). */
  readonly purpose: InspectionPurpose;
  readonly begunMs: EpochMs | null;
  readonly result: string | null;
  readonly reason: string | null;
  readonly concludedBy: string | null;
  readonly concludedMs: EpochMs | null;
};

/** The columns of table `inspection_evidence`. */
export type Evidence = {
  readonly part: number;
  readonly serial: bigint;
  readonly no: number;
  readonly actId: string;
  readonly kind: 'sample' | 'photo' | 'report';
  /** Of a sample; '' of a file. */
  readonly number: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hexadecimal, of the file; '' of a sample. */
  readonly sha256: string;
  readonly byCode: string;
  readonly atMs: EpochMs;
};

/** The columns of table `inspection_control`. */
export type ControlRow = {
  readonly actId: string;
  /** Its subject: the id of a goods rate, or the code of a firm. */
  readonly subject: string;
  readonly fromDay: string;
  readonly madeMs: EpochMs;
} & (
  | ({ readonly kind: 'goods'; readonly customsCode: string | null } & Omit<GoodsRate, 'id'>)
  | { readonly kind: 'credit'; readonly level: CreditLevel }
);

/** Results for held goods, each with its event in the table of states. */
export const DECISION_EVENTS = {
  release: 'release',
  /** Of the review of what an inspection referred: the examination is over, then it is released. */
  approve: 'conclude',
  refer: 'refer',
  inspect: 'inspect',
  reject: 'reject',
  reexport: 'reexport',
  'detain-clearance': 'detainClearance',
  'detain-smuggling': 'detainSmuggling',
  'detain-legal': 'detainLegal',
  'detain-other': 'detainOther',
} as const;
export type HeldDecision = keyof typeof DECISION_EVENTS;

/** The installation's own rules as they were last read; `on` is what is in force on a day. */
export type Controls = { readonly on: (day: Day) => ControlsOfDay };

export type ControlsOfDay = {
  /** Of this customs district: those of all districts, and its own. */
  readonly goodsAt: (customsCode: string) => readonly GoodsRate[];
  readonly levelOf: (firm: string) => CreditLevel;
};

/** An inspection as a screen lists it. */
export type InspectionLine = {
  readonly inspection: Inspection;
  readonly invtNo: string | null;
  readonly agentCode: string;
  /** State of the declaration now. */
  readonly declarationState: number;
};

/** States of an inspection: waits for an officer, begun, concluded. */
export type TaskState = 'open' | 'underway' | 'concluded';

export type InspectionFilter = {
  /** Null: of every customs district. */
  readonly customsCode: string | null;
  /** Null: what is not concluded. */
  readonly state: TaskState | null;
  /** Selected at this time or before. */
  readonly untilMs: number;
  readonly limit: number;
};

/** A file of evidence, opened and found to be what was recorded. */
export type EvidenceFile = { readonly mediaType: string; readonly fileName: string; readonly bytes: Buffer };

/** Inspections for staff to read. Acts are the office's. */
export type InspectionDoor = {
  /** Longest waiting first. */
  list(filter: InspectionFilter): Promise<readonly InspectionLine[]>;
  /** Null: the declaration has no such file. */
  file(number: string, actId: string): Promise<EvidenceFile | null>;
  /** The draw of this number again, from the secret seed (K-01). */
  readonly draw: (preNo: string) => number;
};
