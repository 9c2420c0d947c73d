import { type TProperties, Type } from 'typebox';
import { maybe } from './shapes.ts';

/** No control sign: a NUL is no text to PostgreSQL. */
const PLAIN = '^[^\\u0000-\\u001f]*$';

/** A number, code or name that is looked for. */
export function plainText(maxLength: number, description?: string) {
  const about = description === undefined ? {} : { description };
  return Type.String({ minLength: 1, maxLength, pattern: PLAIN, ...about });
}

/** Free text of a person. */
export function words(maxLength: number, description?: string) {
  return Type.String({ minLength: 1, maxLength, ...(description === undefined ? {} : { description }) });
}

/** Why somebody acts. */
export const REASON = words(1000);

/** A request body has the named fields and no others. */
export function only<Properties extends TProperties>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}

export const NUMBERED = Type.Object({ number: plainText(60) });

export function limitOf(maximum: number) {
  return maybe(Type.Integer({ minimum: 1, maximum }));
}

/** Whether what is over is listed too. */
export function allOf(description: string) {
  return only({ all: maybe(Type.Boolean({ description })) });
}
