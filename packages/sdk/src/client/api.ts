import type { components, paths } from '../generated/api.ts';
import { request, type TransportOptions } from './transport.ts';

/** Everything the API answers with, by the names of its description (`docs/openapi.json`). */
export type Schemas = components['schemas'];

type Method = 'get' | 'post';
export type PathsOf<Which extends Method> = {
  [Path in keyof paths]: paths[Path][Which] extends { readonly responses: object } ? Path : never;
}[keyof paths];

type PathPart<Operation> = Operation extends { readonly parameters: { readonly path: infer Path } }
  ? { readonly path: Path }
  : object;
type QueryPart<Operation> = Operation extends { readonly parameters: { readonly query?: infer Query } }
  ? { readonly query?: { readonly [Name in keyof Query]?: Query[Name] | undefined } }
  : object;
type BodyPart<Operation> = Operation extends {
  readonly requestBody: { readonly content: { readonly 'application/json': infer Body } };
}
  ? { readonly body: Body }
  : object;
/** `key`: every attempt with the same one is one act. */
export type Given<Operation> = PathPart<Operation> &
  QueryPart<Operation> &
  BodyPart<Operation> & { readonly key?: string };

type JsonOf<Response> = Response extends { readonly content: { readonly 'application/json': infer Answer } }
  ? Answer
  : never;
type AnswerOf<Operation> = Operation extends { readonly responses: infer Responses }
  ? JsonOf<Responses[keyof Responses]>
  : never;

type AnyGiven = {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly key?: string;
};

/** Reads what `GET path` answers. What may be given and what comes back is the API's own description. */
export async function readApi<Path extends PathsOf<'get'>>(
  options: TransportOptions,
  path: Path,
  given: Given<paths[Path]['get']>,
  signal?: AbortSignal,
): Promise<AnswerOf<paths[Path]['get']>> {
  return JSON.parse(await textOf(options, path, given as AnyGiven, undefined, signal)) as AnswerOf<paths[Path]['get']>;
}

/** Reads a file: what `GET path` gives as the type that is asked for. */
export function readFile<Path extends PathsOf<'get'>>(
  options: TransportOptions,
  path: Path,
  given: Given<paths[Path]['get']>,
  accept?: string,
): Promise<string> {
  return textOf(options, path, given as AnyGiven, accept);
}

/** Sends JSON to `POST path` and reads the answer. */
export async function sendApi<Path extends PathsOf<'post'>>(
  options: TransportOptions,
  path: Path,
  given: Given<paths[Path]['post']>,
): Promise<AnswerOf<paths[Path]['post']>> {
  const { path: named, query, body, key } = given as AnyGiven;
  const wanted = {
    ...({ method: 'POST', path: addressOf(path, { named, query }) } as const),
    ...{ contentType: 'application/json', body: JSON.stringify(body ?? {}) },
    ...(key === undefined ? {} : { idempotencyKey: key }),
  };
  return JSON.parse((await request(options, wanted)).text) as AnswerOf<paths[Path]['post']>;
}

async function textOf(
  options: TransportOptions,
  path: string,
  { path: named, query }: AnyGiven,
  accept?: string,
  signal?: AbortSignal,
) {
  const wanted = { method: 'GET', path: addressOf(path, { named, query }) } as const;
  const asked = { ...wanted, ...(accept === undefined ? {} : { accept }), ...(signal === undefined ? {} : { signal }) };
  return (await request(options, asked)).text;
}

type Parts = { readonly named: AnyGiven['path']; readonly query: AnyGiven['query'] };

function addressOf(path: string, { named = {}, query = {} }: Parts): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(named[name] ?? ''));
  const asked = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return asked.length === 0 ? filled : `${filled}?${new URLSearchParams(asked).toString()}`;
}
