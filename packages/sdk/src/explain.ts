import {
  type Bilingual,
  type CatalogueEntry,
  type CebMessage,
  entryReference,
  explainCode,
  parseReturnInfo,
  readReceipt,
  type ReturnField,
  TAX_STATES,
} from '@tongguan/ceb';
import { done, type Outcome } from '@tongguan/kernel';
import { type RefusalBasis, refusalBases } from '@tongguan/policy';

/** One code of an answer with its entry in the catalogue; `entry` is null when the catalogue does not know it. */
export type ExplainedCode = {
  readonly code: string;
  /** The text that came with the code, if any. */
  readonly text: string;
  /** Values that text names, such as the two amounts that differ. */
  readonly values: readonly ReturnField[];
  /** What it is about: the business number of the document; empty when only a code was asked for. */
  readonly subject: string;
  readonly entry: CatalogueEntry | null;
  /** What the refusal has stood on, oldest first: article, or the mark that it is technical or the platform's own (F-01 …). */
  readonly bases: readonly RefusalBasis[];
  /** Where the reference explains it, Chinese and English page. */
  readonly reference: Bilingual | null;
};

/**
 * Explains a code or the state of a document (`-621018`, `1313`, `800`) or a receipt's text (`[Code:1313;Desc:…]`).
 * Empty when the text holds no code.
 */
export function explainCodes(text: string): readonly ExplainedCode[] {
  const inside = parseReturnInfo(text);
  if (inside.length > 0) return inside.map((one) => explained('', one.code, explainCode(one.code), one));
  const code = text.trim().replace(/^[−–—－﹣]/, '-');
  if (!/^-?\d{1,7}$/.test(code)) return [];
  return [explained('', code, explainCode(code))];
}

/**
 * Explains every status and code of a receipt (any …Return message, 900) or tax bill (816, 818), read as it is found:
 * with any encoding, prefix or namespace (B-04).
 */
export function explainReceipt(xml: Buffer): Outcome<readonly ExplainedCode[]> {
  const receipt = readReceipt(xml);
  return receipt.ok ? done(codesOf(receipt.value.message)) : receipt;
}

function codesOf(message: CebMessage): ExplainedCode[] {
  if (message.type === 'CEB816Message') return message.documents.map(({ TaxHeadRd }) => taxState(TaxHeadRd));
  if (message.type === 'CEB818Message') return message.documents.map(({ TaxHeadStatus }) => taxState(TaxHeadStatus));
  const found: ExplainedCode[] = [];
  for (const document of message.documents) {
    if (!('returnStatus' in document)) continue;
    const subject = subjectOf(document);
    const status = document.returnStatus;
    found.push(explained(subject, status, explainCode(status)));
    for (const one of parseReturnInfo(document.returnInfo ?? '')) {
      if (one.code !== status) found.push(explained(subject, one.code, explainCode(one.code), one));
    }
  }
  return found;
}

function taxState(bill: { readonly taxNo: string; readonly status: string }): ExplainedCode {
  return explained(bill.taxNo, bill.status, TAX_STATES.find(({ code }) => code === bill.status) ?? null);
}

type Said = { readonly text: string; readonly fields?: readonly ReturnField[] };

function explained(
  subject: string,
  code: string,
  entry: CatalogueEntry | null,
  { text, fields = [] }: Said = { text: '' },
): ExplainedCode {
  const bases = refusalBases(code, entry?.rule ?? null);
  return {
    code,
    text,
    values: fields,
    subject,
    entry,
    bases,
    reference: entry === null ? null : entryReference(entry),
  };
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
