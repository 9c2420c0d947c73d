import { type Static, type TOptional, type TProperties, type TSchema, Type } from 'typebox';
import { CONVERSATION_HEADERS } from '../openapi.ts';

/**
 * Words of the schemas.
 *
 * Named – a schema with a name of its own among the components of the OpenAPI document, and a type of its own in every
 * generated client. Closed – what it does not name is not in the answer: the serializer writes named fields alone.
 */

/** Every object of an answer is closed: a client's type is then the whole of it. */
export function closed<Properties extends TProperties>(properties: Properties, description?: string) {
  return Type.Object(properties, {
    additionalProperties: false,
    ...(description === undefined ? {} : { description }),
  });
}

export function named<Properties extends TProperties>($id: string, properties: Properties, description?: string) {
  const about = description === undefined ? {} : { description };
  return Type.Object(properties, { $id, additionalProperties: false, ...about });
}

/** By its name, wherever it stands. */
export function refTo<Schema extends TSchema>(schema: Schema) {
  return Type.Unsafe<Static<Schema>>({ $ref: `${idOf(schema)}#` });
}

/** What a route gives under one status. */
export function answer<Schema extends TSchema>(description: string, schema: Schema) {
  return Type.Unsafe<Static<Schema>>({ description, headers: CONVERSATION_HEADERS, $ref: `${idOf(schema)}#` });
}

/** The same as JSON, or as a file of another type, as the caller asks. */
export function answerAsFile<Schema extends TSchema>(description: string, schema: Schema, type: string) {
  const content = {
    'application/json': { schema: { $ref: `${idOf(schema)}#` } },
    [type]: { schema: { type: 'string' } },
  };
  return Type.Unsafe<Static<Schema>>({ description, headers: CONVERSATION_HEADERS, content });
}

export function list<Item extends TSchema>(items: Item, description?: string) {
  return Type.Immutable(Type.Array(items, description === undefined ? {} : { description }));
}

/** Values by names that are no fixed set. TypeBox's own record is a pattern of names, which client generators do not read. */
export function mapOf<Value extends TSchema>(values: Value, description?: string) {
  const about = description === undefined ? {} : { description };
  return Type.Unsafe<Readonly<Record<string, Static<Value>>>>({
    type: 'object',
    additionalProperties: values,
    ...about,
  });
}

/** Null is an answer, with a meaning of its own. */
export function orNull<Schema extends TSchema>(schema: Schema) {
  const plain = schema as TSchema & { readonly type?: string; readonly $ref?: string };
  // A list of types is written by a comparison; a choice between schemas asks a validator first.
  const both =
    plain.$ref === undefined ? { ...plain, type: [plain.type, 'null'] } : { anyOf: [plain, { type: 'null' }] };
  return Type.Unsafe<Static<Schema> | null>(both);
}

export function maybe<Schema extends TSchema>(schema: Schema): TOptional<Schema> {
  return Type.Optional(schema) as TOptional<Schema>;
}

export function oneOf<const Value extends string>(values: readonly Value[], description?: string) {
  const about = description === undefined ? {} : { description };
  return Type.Unsafe<Value>({ type: 'string', enum: values, ...about });
}

export function text(description?: string) {
  return Type.String(description === undefined ? {} : { description });
}

export function whole(description?: string) {
  return Type.Integer(description === undefined ? {} : { description });
}

export const truth = Type.Boolean();

/** An amount of money. */
export const yuan = Type.String({ description: '元，两位小数 / yuan, two decimals' });
/** An amount of goods. */
export const quantity = Type.String({ description: '数量，至多五位小数 / at most five decimals' });
export const moment = Type.String({ description: 'ISO 8601, +08:00' });
export const day = Type.String({ description: 'yyyy-MM-dd' });

function idOf(schema: TSchema): string {
  const { $id } = schema as { readonly $id?: string };
  if ($id === undefined) throw new TypeError('only a schema with a name can be referred to');
  return $id;
}
