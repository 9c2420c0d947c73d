import createValidators from '@fastify/ajv-compiler';
import createSerializers from '@fastify/fast-json-stringify-compiler';
import type { FastifySchemaCompiler, FastifySerializerCompiler, FastifyServerOptions } from 'fastify';

export type Compilers = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>;

type Validate = ReturnType<FastifySchemaCompiler<unknown>>;
type Serialize = ReturnType<FastifySerializerCompiler<unknown>>;
type Route = Parameters<FastifySchemaCompiler<unknown>>[0];
type Given<Build extends (...given: never[]) => unknown> = Parameters<Build>;

const buildValidators = createValidators();
const buildSerializers = createSerializers();

/**
 * Fastify's own compilers, asked for a schema when its route is first used. Compiling all at the start costs a second
 * of CPU, in every gateway process again, most of it for routes that the process will never be asked for. Schemas name headers in lower case, as requests have
 * them: for compilers that are given to it Fastify does not bend them.
 */
export const COMPILED_WHEN_USED: Compilers = {
  buildValidator: (schemas: Given<typeof buildValidators>[0], options: Given<typeof buildValidators>[1]) => {
    const compiler = once(() => buildValidators(schemas, options) as FastifySchemaCompiler<unknown>);
    return ((route: Route) => validateLater(() => compiler()(route))) as never;
  },
  buildSerializer: (schemas: Given<typeof buildSerializers>[0], options: Given<typeof buildSerializers>[1]) => {
    const compiler = once(() => buildSerializers(schemas, options) as FastifySerializerCompiler<unknown>);
    return ((route: Route): Serialize => {
      const serialize = once(() => compiler()(route));
      return (data) => serialize()(data);
    }) as never;
  },
};

function validateLater(compile: () => Validate): Validate {
  const made = once(compile);
  const validate: Validate & { schemaEnv: true } = Object.assign(
    (...given: Parameters<Validate>): ReturnType<Validate> => {
      const result = made()(...given);
      validate.errors = made().errors ?? null;
      return result;
    },
    // By this mark Fastify knows a function of ajv, and tells it where the value lies, so that a whole part of a request
    // can be bent to its schema's type.
    { schemaEnv: true as const },
  );
  return validate;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
