import { type TUnsafe, Type } from 'typebox';
import { type ProblemCode, PROBLEMS } from '../problems.ts';
import type { ProblemBody } from './problems.ts';

/** Problems that any route may answer; a route lists its own by code. */
const USUAL = {
  400: ['request-invalid'],
  401: ['token-missing', 'token-unknown'],
  403: ['role-missing'],
  409: ['act-refused'],
  413: ['body-too-large'],
  415: ['type-unsupported'],
  429: ['too-many-requests'],
  500: ['fault', 'stored-damaged'],
  503: ['unavailable'],
} as const satisfies Readonly<Record<number, readonly ProblemCode[]>>;

type Given = keyof typeof USUAL | ProblemCode;
type StatusOf<One extends Given> = One extends ProblemCode ? (typeof PROBLEMS)[One]['status'] : One;

/** An error answer under each status, for a route's `response`; its description names the codes. */
export function errorAnswers<const All extends readonly Given[]>(
  ...given: All
): { readonly [Status in StatusOf<All[number]>]: TUnsafe<ProblemBody> } {
  const codes = given.flatMap((one): readonly ProblemCode[] => (typeof one === 'number' ? USUAL[one] : [one]));
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))];
  const answers = statuses.map((status) => {
    const own = codes.filter((code) => PROBLEMS[code].status === status);
    return [status, Type.Unsafe<ProblemBody>({ $ref: 'Error#', description: `code: ${own.join(', ')}` })];
  });
  return Object.fromEntries(answers) as ReturnType<typeof errorAnswers<All>>;
}
