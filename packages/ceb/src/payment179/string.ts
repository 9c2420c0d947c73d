import type { PaymentText } from './types.ts';

/**
 * How the string to sign is spelt. `practice` is what uploads that customs answered with 10000 signed: every value in
 * quotes, the JSON inside them not escaped. `announcement` is the example of the announcement's text, section 1.4: objects
 * and the time without quotes.
 */
export const STRING_FORMS = ['practice', 'announcement'] as const;
export type StringForm = (typeof STRING_FORMS)[number];

/**
 * The string to sign: the four members of the first level in this order, joined by `||`. No two uploads share one: the
 * session holds no quote, the head is one JSON object and the lists one JSON array, each of which shows its own end.
 */
export function paymentString(text: PaymentText, form: StringForm = 'practice'): string {
  const { sessionID, head, listsName, lists, serviceTime } = text;
  const quote = form === 'practice' ? '"' : '';
  return [
    `"sessionID":"${sessionID}"`,
    `"payExchangeInfoHead":${quote}${head}${quote}`,
    `"${listsName}":${quote}${lists}${quote}`,
    `"serviceTime":${quote}${serviceTime}${quote}`,
  ].join('||');
}
