import type { SignatureParts, SignatureVariant, VerifyKey } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';

/**
 * Words of the registry (A-01 … A-07).
 *
 * Participant – a firm registered with customs, found by its 10-digit customs code; one firm may hold several
 * roles. SigningKey – the public key of an enrolled certificate. Authority – who may sign what, judged at the
 * moment of acceptance. AccountBook – 电子账册 of a warehouse enterprise in a special supervision area.
 */
export type Role = 'platform' | 'seller' | 'domesticAgent' | 'paymentFirm' | 'logisticsFirm' | 'broker' | 'warehouse';

/** registered with customs, or, for firms that only export, their information registered (信息登记). */
export type Registration = 'customs' | 'information';

/** A firm's data from a moment on. */
export type ParticipantChange = {
  readonly fromMs: EpochMs;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly registration: Registration;
};

export type Participant = {
  readonly code: string;
  readonly creditCode: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Absent: registered with customs. */
  readonly registration?: Registration;
  /** Dated changes, oldest first; `participantAt` applies them. */
  readonly changes?: readonly ParticipantChange[];
  readonly registeredMs: EpochMs;
  /** Dated suspensions; `untilMs` null means until further notice. */
  readonly suspensions: readonly {
    readonly fromMs: EpochMs;
    readonly untilMs: EpochMs | null;
    readonly reason: string;
  }[];
  /** When the registration was revoked; absent while it is in force. */
  readonly revokedMs?: EpochMs;
  readonly sandbox: boolean;
};

export type SigningKey = {
  /** Serial number of the certificate in hex, as ds:KeyName carries it. */
  readonly keyName: string;
  /** SHA-256 of the certificate's DER, hex. */
  readonly fingerprint: string;
  readonly participantCode: string;
  readonly notBeforeMs: EpochMs;
  readonly notAfterMs: EpochMs;
  readonly revokedMs: EpochMs | null;
  /** Why the key is not trusted, for one enrolled by an earlier version (B-05); it verifies nothing. */
  readonly key: VerifyKey | string;
  readonly sandbox: boolean;
};

export type AccountBook = {
  readonly emsNo: string;
  readonly warehouseCode: string;
  readonly customsCode: string;
  readonly city: string;
};

/** Delegation of declaring rights, A-05: `agentCode` may sign declarations on behalf of `principalCode`. */
export type Delegation = {
  readonly principalCode: string;
  readonly agentCode: string;
  readonly fromMs: EpochMs;
  readonly untilMs: EpochMs | null;
};

/**
 * `financialLicence` 金融许可证 of a bank; `paymentLicence` 支付业务许可证; `courierLicence` 快递业务经营许可证;
 * `expressOperator` 进出境快件运营人 registered with customs; `postalEnterprise` 邮政企业.
 */
export type QualificationKind =
  | 'financialLicence'
  | 'paymentLicence'
  | 'courierLicence'
  | 'expressOperator'
  | 'postalEnterprise';

export type Qualification = {
  readonly participantCode: string;
  readonly kind: QualificationKind;
  readonly number: string;
  readonly issuer: string;
  /** As the paper says it: `互联网支付、预付卡发行与受理`; '' where it has none. */
  readonly scope: string;
  readonly fromMs: EpochMs;
  readonly untilMs: EpochMs | null;
  /** Withdrawn by its issuer before its time. */
  readonly endedMs: EpochMs | null;
};

/**
 * C-10, 商财发〔2018〕486号 六: this firm goes on under the rules of the transition, without the licence of its documents, on these
 * days of early 2019.
 */
export type Transition = {
  readonly participantCode: string;
  /** Of the paper by which it was granted. */
  readonly number: string;
  readonly fromMs: EpochMs;
  readonly untilMs: EpochMs;
  readonly endedMs: EpochMs | null;
};

/**
 * A paper between two firms that is on record. `transmission` (A-05, D-05): a postal or express operator, the giver,
 * answers for orders or payments it transmits for the principal. `merchant`: a seller, the giver, and the
 * platform that has verified it.
 */
export type UndertakingKind = 'transmission' | 'merchant';

export type Undertaking = {
  readonly kind: UndertakingKind;
  readonly principalCode: string;
  readonly giverCode: string;
  readonly number: string;
  readonly fromMs: EpochMs;
  readonly untilMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
};

/**
 * B-08: access to customs' exchange that was opened for a firm: the transport node (dxpId of BaseTransfer), the product it
 * uses, which customs has verified, and the paper that opened it. The firm is the client: messages by this node name it
 * as their transmitter (copCode).
 */
export type Connector = {
  readonly participantCode: string;
  readonly node: string;
  readonly product: string;
  readonly number: string;
  readonly fromMs: EpochMs;
  readonly untilMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
};

/**
 * I-04, 公告2021年第70号: a return-centre warehouse (退货中心仓) inside a special area, where returned goods are received and sorted
 * before they are declared. The firm is the seller's agent or the warehouse enterprise it entrusts.
 */
export type ReturnCentre = {
  readonly participantCode: string;
  readonly number: string;
  /** The customs of its area, four digits. */
  readonly customsCode: string;
  readonly area: string;
  /** The video system that is joined to customs, and the warehouse system (WMS), as they are on record (四). */
  readonly video: string;
  readonly system: string;
  readonly fromMs: EpochMs;
  readonly untilMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
};

export type Profile = 'sandbox' | 'production';

/** The organisation in certificates the sandbox makes for itself; such a key stays a sandbox key wherever it is enrolled. */
export const SANDBOX_ORGANIZATION = 'Tongguan Sandbox';

/** A read-only picture of the registry, held in memory and refreshed; authority is judged at acceptance time. */
export type Registry = {
  participant(code: string): Participant | null;
  participantByToken(token: string): Participant | null;
  signingKey(parts: Pick<SignatureParts, 'keyName' | 'certificateDer'>): SigningKey | null;
  /** Variants allowed for this firm's signatures (B-05); none means the strict profile. */
  signatureVariants(participantCode: string, atMs: EpochMs): readonly SignatureVariant[];
  accountBook(emsNo: string): AccountBook | null;
  delegation(principalCode: string, agentCode: string, atMs: EpochMs): Delegation | null;
  /** Whatever is on record, in force or not: a refusal names the dates. */
  qualifications(participantCode: string): readonly Qualification[];
  /** Exceptions of the transition, in force or not (C-10). */
  transitions(participantCode: string): readonly Transition[];
  undertakings(kind: UndertakingKind, principalCode: string, giverCode: string): readonly Undertaking[];
  /** Everybody a transport node was opened for, in force or not (B-08). */
  connectors(node: string): readonly Connector[];
  /** Of this number, in force or not (I-04). */
  returnCentres(number: string): readonly ReturnCentre[];
  all(): readonly Participant[];
};

/** B-09: who answers for a message without a signature: the firm that transmitted it. */
export type UnsignedSender = { readonly participant: Participant; readonly signingKey: null };

export type Signer = {
  readonly participant: Participant;
  readonly signingKey: SigningKey & { readonly key: VerifyKey };
  readonly variants: readonly SignatureVariant[];
};
