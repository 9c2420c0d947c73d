export type { Schemas } from './client/api.ts';
export {
  type ClientOptions,
  type Declared,
  type DeclaredOptions,
  type FilingInput,
  type FollowOptions,
  type Limits,
  type SupplementAnswer,
  TongguanClient,
} from './client/client.ts';
export { type DeclarationProgress, isFinal, isReleased, progressOf } from './declarationState.ts';
export {
  type ActBody,
  type ActField,
  type ActPath,
  type ActRoute,
  type CaseLine,
  OfficeClient,
  type OpenedSession,
  type Session,
} from './client/office.ts';
export {
  BookClient,
  type BookBalance,
  type BookBatches,
  type BookMovement,
  type BookSpan,
  type BookStockTake,
  type BookTransfer,
} from './client/book.ts';
export {
  ConsumerClient,
  type ConsumerBill,
  type ConsumerBillLine,
  type ConsumerCase,
  type ConsumerParcel,
  type ConsumerQuota,
  type ConsumerUse,
} from './client/consumer.ts';
export {
  type ElsewhereReport,
  type RefusedEvent,
  type Track,
  TRACKING_KINDS,
  TrackingClient,
  type TrackingEvent,
  type TrackingKind,
  type TrackingRecorded,
} from './client/tracking.ts';
export { GuaranteeClient, type GuaranteeDemand, type GuaranteeList, type GuaranteeRefund } from './client/guarantee.ts';
export { ApiError, type ApiProblem, ConnectionError } from './client/errors.ts';
export type {
  ActAnswer,
  AssessAnswer,
  DeclarationStory,
  FiledAnswer,
  Health,
  OnRecord,
  OwnRecord,
  Receipt,
  ReceiptPage,
  StoredMessage,
} from './client/types.ts';
export { type ExplainedCode, type ExplainedMessage, explainCodes, explainMessages, explainReceipt } from './explain.ts';
export {
  PERSONA_ALGORITHMS,
  type Persona,
  type PersonaAlgorithm,
  PersonaError,
  type PersonaKey,
  readPersona,
  readPersonaOf,
} from './persona.ts';
export { buildPurchase, upperCaseGuid } from './purchase/build.ts';
export { type Amendment, amendmentMessage } from './purchase/amendment.ts';
export { type InboundDetail, inboundDetailMessage } from './purchase/inbound.ts';
export { type Application, cancellationMessage, deliveryMessage, returnMessage } from './purchase/later.ts';
export {
  DOCUMENTS_MAX,
  declarationMessage,
  messagesOf,
  orderMessage,
  paymentMessage,
  type PurchaseMessages,
  type Transmitters,
  waybillMessage,
} from './purchase/messages.ts';
export type {
  Buyer,
  Consignee,
  Firm,
  Goods,
  Purchase,
  PurchaseFirms,
  PurchaseLine,
  PurchaseMode,
  PurchaseNumbers,
  PurchaseSpec,
} from './purchase/types.ts';
export { type Senders, sendMessage, sendSigned } from './send.ts';
export { runningPlatform } from './running.ts';
export { readStaffOf, type StaffPersona } from './staff.ts';
export { signedBytes, signerOf } from './signer.ts';
export { certificateFrom } from './signers/certificate.ts';
export { SignerError, type SignerErrorKind } from './signers/errors.ts';
export { httpKey, type HttpKeyOptions } from './signers/httpKey.ts';
export { type KeyOptions, signerFromFile, signerFromKey } from './signers/keyFile.ts';
export { openSigner, type OpenOptions } from './signers/open.ts';
export { signerPool } from './signers/pool/pool.ts';
export type {
  Durations,
  MemberMetrics,
  PoolMember,
  PoolMetrics,
  PoolOptions,
  PoolTime,
  SignerPool,
} from './signers/pool/types.ts';
export { type RemoteKey, type RemoteOptions, remoteSigner, type SigningRequest } from './signers/remote.ts';
export { asyncSigner, signMessageAsync, signTapeAsync } from './signers/signMessage.ts';
export type { AsyncSigner, MadeSignature } from './signers/types.ts';
export { UKEY_METHODS, UKEY_URL } from './signers/ukey/protocol.ts';
export { type UkeyOptions, ukeySigner } from './signers/ukey/signer.ts';
export {
  startUkeySimulator,
  type UkeySimulator,
  type UkeySimulatorOptions,
  type UkeyTrouble,
} from './signers/ukey/simulator.ts';
export { startBridge } from './bridge/bridge.ts';
export type { Bridge, BridgeEvent, BridgeOptions, BridgeQueues } from './bridge/types.ts';
export {
  type PaymentDesk,
  paymentDesk,
  type PaymentDeskOptions,
  type PaymentOutcome,
  type PaymentRecord,
} from './payment179/desk.ts';
export { type UploadOptions, uploadPayment } from './payment179/upload.ts';
export { applyFixes } from './lint/fix.ts';
export { lint, type LintOptions } from './lint/lint.ts';
export { toSarif } from './lint/sarif.ts';
export type { Finding, LintInput, LintResult, Severity } from './lint/types.ts';
export { checkPacking } from './packing/check.ts';
export { labelsOf } from './packing/label.ts';
export { pickList } from './packing/pick.ts';
export { readPacking } from './packing/read.ts';
export type {
  ArticleCode,
  CountedRow,
  Label,
  Packing,
  PackingCheck,
  PackingDifference,
  Parcel,
  PickItem,
  ShownOptions,
  Trouble,
} from './packing/types.ts';
