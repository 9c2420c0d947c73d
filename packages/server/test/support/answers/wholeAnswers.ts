import assert from 'node:assert/strict';
import { COMPILED_WHEN_USED, type Compilers } from '../../../src/gateway/compilers.ts';

type Build = NonNullable<Compilers['buildSerializer']>;

export type WholeAnswers = {
  readonly compilers: Compilers;
  readonly lost: readonly string[];
  /** What was answered whole: `GET /api/books/{number}/transfers 200`. */
  readonly told: ReadonlySet<string>;
};

/**
 * Compilers for a gateway of a test: an answer that would lose something on its way out, since its schema does not name it,
 * fails its request and stands in `lost`. Elsewhere a serializer writes what the schema names and says nothing.
 */
export function wholeAnswers(): WholeAnswers {
  const lost: string[] = [];
  const told = new Set<string>();
  const build = COMPILED_WHEN_USED.buildSerializer as Build;
  const buildSerializer = ((...given: Parameters<Build>) => {
    const compile = build(...given);
    return (route: Parameters<typeof compile>[0]) => {
      const { method, url, httpStatus } = route;
      const write = compile(route);
      return (answer: unknown): string => {
        try {
          const text = write(answer);
          assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(answer)));
          told.add(`${String(method)} ${url.replaceAll(/:(\w+)/g, '{$1}')} ${String(httpStatus)}`);
          return text;
        } catch (error) {
          lost.push(`${method} ${url} ${httpStatus}: ${error instanceof Error ? error.message : String(error)}`);
          throw error;
        }
      };
    };
  }) as unknown as Build;
  return { compilers: { ...COMPILED_WHEN_USED, buildSerializer }, lost, told };
}
