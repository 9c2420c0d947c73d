import type { SecondPersonRule } from '@tongguan/policy';
import type { Static, TObject } from 'typebox';
// Costs a process less at its start than `typebox/compile`, and answers the same for JSON Schema.
import { Compile } from 'typebox/schema';
import type { AccountRef } from '../ledgers/types.ts';
import { type ActResult, type Impossible, type Possible, type RefusedAct, refusedAct } from './result.ts';
import type { Act, ActKind, ActOf } from './types.ts';

export { AMOUNT, amountOf, closed, DAY, DECISION, NAME, oneOf } from './fields.ts';
export { type ActResult, doneAct, type Impossible, type Possible, refusedAct, type RefusedAct } from './result.ts';

/** What leaves an account by an act, and from how much on a day one person is not enough (K-03). */
export type Leaving = { readonly from: AccountRef; readonly amount: bigint; readonly limit: bigint };

/** Rules of the second-person table that look at what an act is about. */
export type WeighedRule = Exclude<SecondPersonRule, 'never' | 'always'>;

/** `null`: the act needs a second person whatever it is about. */
type Weigh<Given, Context> = (act: Given, context: Context) => Promise<readonly Leaving[] | null>;

type Run<Given, Context> = { readonly run: (act: Given, context: Context) => Promise<ActResult> };

type Judge<Given, Context> = {
  /**
   * For every act that may need a second person (K-03): reads and changes nothing. It is asked before a second person is, and
   * once more when the act is carried out.
   */
  readonly judge: (act: Given, context: Context) => Promise<Impossible | Possible>;
  /** Where the law's table weighs the act: by which rule, and what leaves an account by it. */
  readonly secondPerson?: { readonly rule: WeighedRule; readonly leaving: Weigh<Given, Context> };
};

/** One of the two. */
type Carried<Given, Context> =
  | (Run<Given, Context> & { readonly judge?: never; readonly secondPerson?: never })
  | (Judge<Given, Context> & { readonly run?: never });

/**
 * How a lane carries out an act: at once, or judged before anybody is asked to agree to it. What it is given is checked against
 * the body's schema first: a body that does not fit is refused (90045).
 */
export type Hand<Context> = Run<Act, Context> | Judge<Act, Context>;

/** Not exported: `defineAct` alone makes a `PublicAct`, so that no body reaches a hand unread. */
const MADE: unique symbol = Symbol('made by defineAct');

/** An act people may ask for. One value: the request's schema, route, permission, journal kind, and the hand. */
export type PublicAct<Context> = ActKind & { readonly hand: Hand<Context>; readonly [MADE]: true };

/** An act of an earlier version that may still wait in a database. It has no route: nobody asks for it any more. */
export type FormerAct<Context> = { readonly name: string; readonly body: TObject; readonly hand: Hand<Context> };

export type ActDefinition<Context> = PublicAct<Context> | FormerAct<Context>;

/** An act people may ask for; `body` types what `run`, or `judge`, is given. */
export function defineAct<Body extends TObject, Context>(
  definition: Omit<ActKind, 'body' | 'path' | 'ownDoor' | 'place'> & { readonly body: Body } & ActDoor &
    Carried<ActOf<Body>, Context>,
): PublicAct<Context> {
  const { name, subject, roles, district, zh, en, rules, body, bodyBytesMax } = definition;
  const door = definition.ownDoor === true ? { path: '', ownDoor: true as const } : { path: definition.path };
  const size = bodyBytesMax === undefined ? {} : { bodyBytesMax };
  const about = { name, subject, roles, district, zh, en, rules, body };
  return { ...about, ...door, ...size, hand: handOf(body, definition), [MADE]: true };
}

/** A route under /api/office, or a door of its own. */
export type ActDoor =
  | { readonly path: string; readonly ownDoor?: never }
  | { readonly ownDoor: true; readonly path?: never };

/** An act that only a stored row asks for. */
export function defineFormerAct<Body extends TObject, Context>(definition: {
  readonly name: string;
  readonly body: Body;
  readonly run: (act: ActOf<Body>, context: Context) => Promise<ActResult>;
}): FormerAct<Context> {
  const { name, body } = definition;
  return { name, body, hand: handOf(body, definition) };
}

/** Those that people may ask for. */
export function kindsOf(acts: readonly ActDefinition<never>[]): readonly ActKind[] {
  return acts.filter((act): act is PublicAct<never> => 'roles' in act);
}

/** The acts a lane carries out, by name. */
export type ActTable<Context> = ReadonlyMap<string, ActDefinition<Context>>;

export function tableOf<Context>(acts: readonly ActDefinition<Context>[]): ActTable<Context> {
  return new Map(acts.map((act) => [act.name, act]));
}

function handOf<Body extends TObject, Context>(body: Body, carried: Carried<ActOf<Body>, Context>): Hand<Context> {
  const read = readerOf(body);
  if (carried.run !== undefined) {
    const { run } = carried;
    return {
      async run(act, context) {
        const given = read(act);
        return 'code' in given ? given : run(given, context);
      },
    };
  }
  const { judge, secondPerson } = carried;
  const judged = async (act: Act, context: Context): Promise<Impossible | Possible> => {
    const given = read(act);
    return 'code' in given ? given : judge(given, context);
  };
  if (secondPerson === undefined) return { judge: judged };
  const { rule, leaving } = secondPerson;
  const weigh: Weigh<Act, Context> = async (act, context) => {
    const given = read(act);
    return 'code' in given ? null : leaving(given, context);
  };
  return { judge: judged, secondPerson: { rule, leaving: weigh } };
}

/** The act with its body as its schema types it, or why it is none: 90045. */
function readerOf<Body extends TObject>(body: Body): (act: Act) => ActOf<Body> | RefusedAct {
  const read = bodyReader(body);
  return (act) => {
    const given = read(act.body);
    return 'body' in given
      ? { ...act, body: given.body }
      : refusedAct('90045', given.path, `${act.kind}: ${given.message}`);
  };
}

/**
 * Stored acts do not come through the door alone: an older version took them, or a hand put them there. The schema is compiled
 * for the first of them. `path` is where a body does not fit, and no value, which may name a person.
 */
export function bodyReader<Body extends TObject>(
  body: Body,
): (given: unknown) => { readonly body: Static<Body> } | { readonly path: string; readonly message: string } {
  let compiled: ReturnType<typeof Compile<Body>> | null = null;
  return (given) => {
    compiled ??= Compile(body);
    if (compiled.Check(given)) return { body: given };
    const [, [error]] = compiled.Errors(given);
    // The name of a field nobody knows is somebody's own word.
    const isUnknown = error?.keyword === 'boolean' || error?.keyword === 'additionalProperties';
    return isUnknown
      ? { path: '', message: 'must not have other fields' }
      : { path: error?.instancePath ?? '', message: error?.message ?? '' };
  };
}
