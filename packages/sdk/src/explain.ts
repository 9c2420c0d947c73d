import {
  type Bilingual,
  type CatalogueEntry,
  type CebMessage,
  entryReference,
  explainCode,
  explainElsewhere,
  type ForeignDocument,
  foreignDocument,
  type Garbled,
  garbledText,
  openWrappings,
  type ProseSaying,
  readReceipt,
  readReturnInfo,
  type Repair,
  type ReturnField,
  TAX_STATES,
  type Wrapping,
} from '@tongguan/ceb';
import { done, type Outcome, refused, type Refusal } from '@tongguan/kernel';

/** One code of an answer with its entry in the catalogue; `entry` is null when the catalogue does not know it. */
export type ExplainedCode = {
  /** Empty for words that stand without a code. */
  readonly code: string;
  /** The text that came with the code, if any; of a state the whole returnInfo, so that no word of a receipt is lost. */
  readonly text: string;
  /** Values that text names, such as the two amounts that differ. */
  readonly values: readonly ReturnField[];
  /** What the sentences of the text certainly say. */
  readonly sayings: readonly ProseSaying[];
  /**
   * Whether the usual cause and advice of a state hold. Not when there is a text that asks for something or was not understood:
   * then the text counts, and "wait, the normal course" would be wrong.
   */
  readonly usual: boolean;
  /** What it is about: the business number of the document; empty when only a code was asked for. */
  readonly subject: string;
  readonly entry: CatalogueEntry | null;
  /** Where the reference explains it, Chinese and English page. */
  readonly reference: Bilingual | null;
};

/** A message of a file, with everything that had to be done to read it. */
export type ExplainedMessage = {
  /** `CEB622Message`, or the name of a foreign document. */
  readonly type: string;
  readonly wrappings: readonly Wrapping[];
  readonly repairs: readonly Repair[];
  readonly garbled: readonly Garbled[];
  readonly codes: readonly ExplainedCode[];
  /** A document of another system, such as INV201 of the bonded areas; then there are no codes. */
  readonly foreign: ForeignDocument | null;
};

/**
 * Explains a code or the state of a document (`-621018`, `1313`, `800`), a code met elsewhere (`20004` of announcement 179,
 * `0001` of DXP, `Custom50070`), or a receipt's text in any spelling (`[Code:1313;Desc:…]`, `支付信息不存在`). Empty when nothing
 * in the text is recognised.
 */
export function explainCodes(text: string): readonly ExplainedCode[] {
  const code = text.trim().replace(/^[−–—－﹣]/, '-');
  if (/^(?:-?\d{1,7}|custom\d{1,7})$/i.test(code)) return [explained('', code, entryOf(code))];
  const { prose, sayings, codes } = readReturnInfo(text);
  const said = sayings.length > 0 && codes.length === 0 ? [wordsAlone(prose, sayings)] : [];
  return [...said, ...codes.map((one) => explained('', one.code, entryOf(one.code), one))];
}

/**
 * Explains every status and code of a receipt (any …Return message, 900) or tax bill (816, 818), read as it is found:
 * in an envelope, with any encoding, prefix or namespace (B-04). Of several messages in one file all.
 */
export function explainReceipt(received: Buffer): Outcome<readonly ExplainedCode[]> {
  const messages = explainMessages(received);
  return messages.ok ? done(messages.value.flatMap(({ codes }) => codes)) : messages;
}

/** The same, message by message, with envelopes, repairs, garbled texts and documents of other systems told. */
export function explainMessages(received: Buffer): Outcome<readonly ExplainedMessage[]> {
  const found: ExplainedMessage[] = [];
  const refusals: Refusal[] = [];
  for (const { bytes, wrappings } of openWrappings(received)) {
    const receipt = readReceipt(bytes);
    if (receipt.ok) {
      const { message, decoded, garbled } = receipt.value;
      const { repairs } = decoded;
      found.push({ type: message.type, wrappings, repairs, garbled, codes: codesOf(message), foreign: null });
      continue;
    }
    const foreign = foreignDocument(bytes);
    if (foreign === null) refusals.push(...receipt.refusals);
    else found.push({ type: foreign.name, wrappings, repairs: [], garbled: [], codes: dxpCodes(foreign), foreign });
  }
  const [first, ...others] = refusals;
  return found.length === 0 && first !== undefined ? refused(first, ...others) : done(found);
}

/** A DxpRep says its codes in elements of these names. */
function dxpCodes({ name, values }: ForeignDocument): ExplainedCode[] {
  if (name !== 'DxpRep') return [];
  return values
    .filter((value) => value.name === 'ResponseCode' || value.name === 'Code')
    .map(({ value }) => explained('', value, explainElsewhere(value)));
}

function codesOf(message: CebMessage): ExplainedCode[] {
  if (message.type === 'CEB816Message') return message.documents.map(({ TaxHeadRd }) => taxState(TaxHeadRd));
  if (message.type === 'CEB818Message') return message.documents.map(({ TaxHeadStatus }) => taxState(TaxHeadStatus));
  const found: ExplainedCode[] = [];
  for (const document of message.documents) {
    if (!('returnStatus' in document)) continue;
    const subject = subjectOf(document);
    const status = document.returnStatus;
    const info = document.returnInfo ?? '';
    // A text garbled before it came here says what it said.
    const reading = readReturnInfo(garbledText(info)?.original || info);
    const inCodes =
      reading.prose === '' && reading.codes.length > 0 && reading.codes.every(({ code }) => code !== status);
    const state = explained(subject, status, entryOf(status), { text: inCodes ? '' : info });
    const sayings = reading.codes.length === 0 ? reading.sayings : readReturnInfo(reading.prose).sayings;
    found.push({ ...state, sayings, usual: reading.calm || isRefusal(status) });
    for (const one of reading.codes) {
      if (one.code !== status) found.push(explained(subject, one.code, entryOf(one.code), one));
    }
  }
  return found;
}

/** A refusal says what is wrong and what to do whatever the text adds; it comforts nobody. */
function isRefusal(status: string): boolean {
  return status.startsWith('-') || status === '100' || status === '4' || status === '99';
}

function entryOf(code: string): CatalogueEntry | null {
  return explainCode(code) ?? explainElsewhere(code);
}

function taxState(bill: { readonly taxNo: string; readonly status: string }): ExplainedCode {
  return explained(bill.taxNo, bill.status, TAX_STATES.find(({ code }) => code === bill.status) ?? null);
}

function wordsAlone(text: string, sayings: readonly ProseSaying[]): ExplainedCode {
  return { code: '', text, values: [], sayings, usual: false, subject: '', entry: null, reference: null };
}

type Said = { readonly text: string; readonly fields?: readonly ReturnField[] };

function explained(
  subject: string,
  code: string,
  entry: CatalogueEntry | null,
  { text, fields = [] }: Said = { text: '' },
): ExplainedCode {
  const reference = entry === null ? null : entryReference(entry);
  const sayings = entry === null ? readReturnInfo(text).sayings : [];
  return { code, text, values: fields, sayings, usual: true, subject, entry, reference };
}

/** Fields that name a document, the most telling first. */
const SUBJECTS = ['copNo', 'coElNo', 'orderNo', 'payTransactionId', 'payNo', 'logisticsNo', 'sumNo', 'oriCopMsgId'];

function subjectOf(document: object): string {
  for (const field of SUBJECTS) {
    const value: unknown = (document as Record<string, unknown>)[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}
