export { DESC_LENGTH_MAX, type Detail, meaningOf, say, type Saying, textOf } from './catalogue/compose.ts';
export { ELSEWHERE_CODES, explainElsewhere } from './catalogue/elsewhere.ts';
export { CATALOGUE, explainCode } from './catalogue/explain.ts';
export {
  type CodeWithHoles,
  HOLE_WORDS,
  type Holes,
  type HolesGiven,
  holesOf,
  type HolesOf,
  OFFICIAL_HOLES,
  type WithoutHoles,
} from './catalogue/officialHoles.ts';
export { OWN_CODES } from './catalogue/own.ts';
export { isProseUnderstood, type ProseSaying, proseSayings } from './catalogue/reading/prose.ts';
export { readReturnInfo, type ReturnReading } from './catalogue/reading/reading.ts';
export { type ReturnField, returnInfoFields } from './catalogue/returnFields.ts';
export {
  formatReturnInfo,
  MESSAGE_RETURN_INFO_LENGTH_MAX,
  parseReturnInfo,
  type ReadReturnCode,
  RETURN_INFO_LENGTH_MAX,
  type ReturnCode,
} from './catalogue/returnInfo.ts';
export type { Bilingual, CatalogueEntry } from './catalogue/types.ts';
export { chineseOf } from './catalogue/words.ts';
export * from './wire/tape.ts';
export { type Dialect, dictionaryOf, type Edition, editionOn, type Profile } from './dictionary/dialect.ts';
export { DICTIONARY } from './dictionary/dictionary.ts';
export {
  type DocumentKind,
  MESSAGE_ENGLISH,
  RECEIPT_MESSAGES,
  type ReceiptMessage,
  receiptStoredAs,
  type ReceiptSubject,
  type ReceiptType,
  type Request,
  requestOf,
  requestOfKind,
  requestStoredAs,
  REQUESTS,
  type RequestType,
  STORED_KINDS,
  STORED_RECEIPTS,
  type StoredKinds,
  type StoredReceipts,
} from './dictionary/documents/table.ts';
export type { Capacity, Paper } from './dictionary/documents/types.ts';
export type { Direction, FieldSpec, MessageSpec, NodeSpec } from './dictionary/spec.ts';
export { MESSAGE_CODES, type MessageCode } from './message/codes.ts';
export type { BaseSubscribe, BaseTransfer, DownlinkMessage, ExtendMessage, UplinkMessage } from './message/envelope.ts';
export { type DecodedMessage, decodeMessage, type Repair, type TextEncoding } from './wire/encoding.ts';
export { fromJson, pointerOf, toJson } from './message/json.ts';
export { type DocumentKey, documentKey, documentNumber, headIn, partOfDocument, partOfNumber } from './message/key.ts';
export { PROBLEM_COUNT_MAX } from './message/problems.ts';
export { garbledIn, type Receipt, readReceipt, scanReceived } from './message/receipt.ts';
export { type Garbled, garbledText } from './wire/garbled.ts';
export { type ForeignDocument, foreignDocument } from './wrapping/foreign.ts';
export { type Opened, openWrappings, type Wrapping, wrappingText } from './wrapping/open.ts';
export { receiptSubject } from './message/subject.ts';
export { type ReadOptions, readMessage, scanMessageType } from './message/read.ts';
export type { ShapeOptions } from './message/shape.ts';
export type * from './message/types.generated.ts';
export { type TaxReferences, type Tolerance, TOLERANCES } from './message/tolerance.ts';
export { validateMessage } from './message/validate.ts';
export { writeMessage } from './message/write.ts';
export { generateXsd, type SchemaFile } from './schema/xsd.ts';
export type { SignatureAlgorithm } from './signature/algorithms.ts';
export { type Certificate, normalSerial, readCertificate } from './signature/certificate.ts';
export { generateRsaIdentity, generateSm2Identity, type Identity, type IdentityRequest } from './signature/identity.ts';
export {
  rsaSigner,
  rsaVerifyKey,
  type Signer,
  type SignerIdentity,
  sm2Signer,
  sm2VerifyKey,
  type VerifyKey,
} from './signature/keys.ts';
export { readSignature, type ReadSignatureOptions, type SignatureParts } from './signature/read.ts';
export { type PreparedSignature, prepareSignature, signMessage, signTape } from './signature/sign.ts';
export { digestToSign, signatureFromDevice } from './signature/device.ts';
export { ALGORITHMS, type AlgorithmProfile } from './signature/algorithms.ts';
export {
  SIGNATURE_VARIANT_TEXTS,
  SIGNATURE_VARIANTS,
  type SignatureVariant,
  signatureVariants,
} from './signature/variants.ts';
export { matchSignature, type SignedTape, verifySignature, type VerifyOptions } from './signature/verify.ts';
export { canonicalDocument, canonicalElement } from './wire/canonical.ts';
export { WIRE_CODES, type WireCode, type WireCodeName } from './wire/codes.ts';
export { DEFAULT_SCAN_LIMITS, type ScanLimits } from './wire/limits.ts';
export { scan } from './wire/scan.ts';
export { ENVELOPE } from './dictionary/shared.ts';
export { TAX_STATES } from './catalogue/taxStates.ts';
export { elementEnglish } from './reference/elementNames.ts';
export { fieldValues, type FieldValues } from './reference/fieldValues.ts';
export {
  CODE_GROUPS,
  codeAnchor,
  type CodeGroup,
  codeGroupOf,
  codeReference,
  elementAnchor,
  elementReference,
  entryReference,
  messageReference,
} from './reference/links.ts';
export { DXP_CODES } from './dxp/codes.ts';
export { DXP_SCAN_LIMITS, isDxp, readDxp, unwrapDxp } from './dxp/read.ts';
export type * from './dxp/types.ts';
export { writeDxp } from './dxp/write.ts';
export { judgeChain, readTrust, revocationOf, type Trust, type TrustSource } from './signature/chain.ts';
export { readRevocationList, type RevocationList } from './signature/revocation.ts';
export {
  PAYMENT_ENDPOINTS,
  PAYMENT_REPLY,
  paymentForm,
  paymentInForm,
  type PaymentQuery,
  type PaymentReply,
  queryForm,
  readPaymentQuery,
  readReply,
  replyTo,
} from './payment179/exchange.ts';
export { checkPayment } from './payment179/check.ts';
export { readPayment } from './payment179/read.ts';
export { paymentString, STRING_FORMS, type StringForm } from './payment179/string.ts';
export type {
  PaymentData,
  PaymentDataGoods,
  PaymentDataHead,
  PaymentListsName,
  PaymentDataOrder,
  PaymentText,
  ReceivedPayment,
} from './payment179/types.ts';
export { type VerifiedPayment, verifyPayment } from './payment179/verify.ts';
export { explainPayment, type PaymentExplanation } from './payment179/why.ts';
export { type PreparedPayment, preparePayment, signPayment } from './payment179/write.ts';
export type { Difference } from './signature/why/difference.ts';
export { type ExplainOptions, explainSignature, type SignatureExplanation } from './signature/why/why.ts';
export type { ExplanationStep } from './signature/why/whySteps.ts';
export type { VerifyResult, VerifyTask } from './signature/pool/task.ts';
export { verifyPool, type VerifyPoolOptions } from './signature/pool/verifyPool.ts';
