import { PROBLEMS } from '../problems.ts';

type Schema = Readonly<Record<string, unknown>>;
type Answer = { readonly description?: string; readonly content?: Record<string, { schema?: unknown }> };
type Document = {
  readonly components?: { schemas?: Record<string, unknown> };
  readonly paths?: Record<string, unknown>;
};

const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const ERROR = '#/components/schemas/Error';

/** Codes of the API, for a client to tell apart. */
const PROBLEM_CODE: Schema = {
  type: 'string',
  enum: Object.keys(PROBLEMS),
  description: '接口代码 / code of the API',
};

/** The code of the first refusal of a message: of the specification, of the regime or of the platform. */
const REGIME_CODE: Schema = {
  type: 'string',
  pattern: '^-?[0-9]+$',
  description: '规范代码或业务代码，如 -900302；见代码参考 / code of the specification or of a rule, such as -900302',
};

/** Operations that take messages answer a refused one with the code of its first refusal. */
const TAKES_MESSAGES = /^\/api\/messages/;

/**
 * Writes into the description which codes each error answer may carry: its routes name them (`errorAnswers`), and a client
 * made from it knows them. Answers are written by the one schema of errors, as before.
 */
export function nameErrorCodes(document: object): void {
  const { components, paths = {} } = document as Document;
  const schemas = components?.schemas ?? {};
  schemas['ProblemCode'] = PROBLEM_CODE;
  schemas['RegimeCode'] = REGIME_CODE;
  const error = schemas['Error'] as { properties: { error: { properties: Record<string, unknown> } } };
  error.properties.error.properties['code'] = { anyOf: [refTo('ProblemCode'), refTo('RegimeCode')] };
  for (const [path, methods] of Object.entries(paths)) {
    for (const { responses = {} } of Object.values(methods as Record<string, { responses?: Record<string, Answer> }>)) {
      for (const [status, answer] of Object.entries(responses)) {
        const regime = TAKES_MESSAGES.test(path) && (status === '400' || status === '403');
        nameCodes(answer, regime, schemas);
      }
    }
  }
}

/** Error answers with the same codes are one schema, which bears their names. */
function nameCodes(
  { description = '', content = {} }: Answer,
  regime: boolean,
  schemas: Record<string, unknown>,
): void {
  const body = content['application/json'];
  const [, named] = /^code: (.+)$/.exec(description) ?? [];
  if (body === undefined || named === undefined || (body.schema as Schema | undefined)?.['$ref'] !== ERROR) return;
  const codes = named.split(', ');
  const own: Schema = { enum: codes };
  const code = regime ? { anyOf: [own, refTo('RegimeCode')] } : own;
  const name = ['Error', ...codes, ...(regime ? ['RegimeCode'] : [])].join('.');
  const error = { type: 'object', properties: { code } };
  schemas[name] = { allOf: [{ $ref: ERROR }, { type: 'object', properties: { error } }] };
  body.schema = refTo(name);
}
