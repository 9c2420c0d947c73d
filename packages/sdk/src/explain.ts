import { type CatalogueEntry, type CebMessage, explainCode, parseReturnInfo, readMessage, scan } from '@tongguan/ceb';
import { done, type Outcome } from '@tongguan/kernel';

/** One code of an answer with its entry in the catalogue; `entry` is null when the catalogue does not know it. */
export type ExplainedCode = {
  readonly code: string;
  /** The text that came with the code, if any. */
  readonly text: string;
  /** What it is about: the business number of the document; empty when only a code was asked for. */
  readonly subject: string;
  readonly entry: CatalogueEntry | null;
};

/**
 * Explains a code (`-621018`, `1313`, `800`) or a receipt's text (`[Code:1313;Desc:…]`). Empty when the text
 * holds no code.
 */
export function explainCodes(text: string): readonly ExplainedCode[] {
  const inside = parseReturnInfo(text);
  if (inside.length > 0) return inside.map((one) => ({ ...one, subject: '', entry: explainCode(one.code) }));
  const code = text.trim().replace('−', '-');
  if (!/^-?\d{1,7}$/.test(code)) return [];
  return [{ code, text: '', subject: '', entry: explainCode(code) }];
}

/** Explains every status and code of a receipt message (312, 412, 512, 622, 900). */
export function explainReceipt(xml: Buffer): Outcome<readonly ExplainedCode[]> {
  const tape = scan(xml);
  if (!tape.ok) return tape;
  const message = readMessage(tape.value);
  if (!message.ok) return message;
  return done(receiptCodes(message.value));
}

function receiptCodes(message: CebMessage): ExplainedCode[] {
  const found: ExplainedCode[] = [];
  for (const document of message.documents) {
    if (!('returnStatus' in document)) continue;
    const subject = subjectOf(document);
    const status = document.returnStatus;
    found.push({ code: status, text: '', subject, entry: explainCode(status) });
    for (const one of parseReturnInfo(document.returnInfo ?? '')) {
      if (one.code !== status) found.push({ ...one, subject, entry: explainCode(one.code) });
    }
  }
  return found;
}

function subjectOf(document: object): string {
  for (const field of ['copNo', 'orderNo', 'payTransactionId', 'logisticsNo', 'oriCopMsgId']) {
    const value: unknown = (document as Record<string, unknown>)[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}
