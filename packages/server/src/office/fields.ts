import { type Fen, parseFen } from '@tongguan/kernel';
import { type TObject, type TProperties, type TString, type TUnsafe, Type } from 'typebox';

/** Fields that bodies of acts share. Bounds are those of the columns and receipts the values go to. */

/** An object with these properties and no others. */
export function closed<Properties extends TProperties>(properties: Properties): TObject<Properties> {
  return Type.Object(properties, { additionalProperties: false });
}

/** One of these words. */
export function oneOf<const Words extends readonly string[]>(...words: Words): TUnsafe<Words[number]> {
  return Type.Unsafe<Words[number]>({ type: 'string', enum: words });
}

/** Yuan, as people write them; `amountOf` reads it. */
export const AMOUNT: TString = Type.String({ maxLength: 25 });
/** A number of a paper, a name of somebody. */
export const NAME: TString = Type.String({ minLength: 1, maxLength: 60 });
/** YYYY-MM-DD; the act itself looks whether there is such a day. */
export const DAY: TString = Type.String({ minLength: 10, maxLength: 10 });
export const DECISION: TUnsafe<'approve' | 'refuse'> = oneOf('approve', 'refuse');

/** A sum of money somebody wrote; null for what is none, or more than any account is meant to hold. */
export function amountOf(text: string): Fen | null {
  const amountFen = parseFen(text);
  return amountFen === null || amountFen > AMOUNT_FEN_MAX ? null : amountFen;
}

/** A thousand thousand millions of yuan: tens of thousands of them meet in one account before 64 bits are full. */
const AMOUNT_FEN_MAX = 100_000_000_000_000n;
