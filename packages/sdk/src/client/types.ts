import type { Schemas } from './api.ts';

/** The platform's answer to an accepted message: stored after commit; what becomes of it follows by receipt. */
export type StoredMessage = Schemas['Stored'] & {
  /** These bytes had been stored before; nothing happened twice (B-07). */
  readonly replayed: boolean;
};

/** One receipt as `GET /api/receipts` gives it in JSON, with its business numbers by wire name. */
export type Receipt = Schemas['Receipt'];

/** `next`: read on from here; the same cursor always gives the same following receipts. */
export type ReceiptPage = Schemas['ReceiptPage'];

export type Health = Schemas['Health'];

/** Everything that happened to a declaration; personal data masked. */
export type DeclarationStory = Schemas['Declaration'];

export type AssessAnswer = Schemas['Assessment'];

/** A filing of goods as the platform keeps it. */
export type FiledAnswer = Schemas['Filing'];

/** What the registry holds of the enterprise that asks. Times are ISO 8601. */
export type OwnRecord = Schemas['ParticipantRecord'];

/** Validity of something on record; `until` is the first moment it no longer counts, `null` without an end. */
export type OnRecord = Pick<OwnRecord['delegations'][number], 'from' | 'until' | 'state'>;

/** `proposed`: nothing is done until a second person agrees, before `expires`. */
export type ActAnswer = Schemas['ActAnswer'];
