import type { FastifyInstance } from 'fastify';
import { JSON_VALUES_MAX } from './doors.ts';
import { Problem } from './problems.ts';

/** Levels of objects and lists inside each other; what this API takes has five. */
const DEPTH_MAX = 32;

/**
 * For rooms that take JSON; what is none, has more values than the route takes, lies too deep, or holds text no database
 * keeps, is said without quoting it.
 */
export function readJsonBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    const invalid = (detail: string): void => done(new Problem('request-invalid', { details: [detail] }), undefined);
    const shape = shapeProblem(text, request.routeOptions.config.jsonValuesMax ?? JSON_VALUES_MAX);
    if (shape !== null) return invalid(shape);
    let read: unknown;
    try {
      read = JSON.parse(text);
    } catch {
      return invalid('the body is not JSON');
    }
    if (MAY_HOLD_NO_TEXT.test(text) && holdsNoText(read)) return invalid(IS_NO_TEXT);
    done(null, read);
  });
}

const TOO_DEEP = `最多 ${DEPTH_MAX} 层 / at most ${DEPTH_MAX} levels inside each other`;

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * What the text would become, counted in its signs before anything is made of it: half a megabyte of `[0,0,…` costs tens of
 * milliseconds as values, all in one piece, and a few tenths as text. Deep nesting is refused, because later code reads it
 * recursively.
 */
function shapeProblem(text: string, valuesMax: number): string | null {
  let values = 1;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) at = endOfText(text, at);
    else if (sign === COMMA) values += 1;
    else if (sign === OPEN_LIST || sign === OPEN_OBJECT) {
      values += 1;
      depth += 1;
      if (depth > DEPTH_MAX) return TOO_DEEP;
    } else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) depth -= 1;
  }
  if (values <= valuesMax) return null;
  return `实有 ${values} 个值，最多 ${valuesMax} 个 / the body has ${values} values, at most ${valuesMax} are taken`;
}

/** Where the quotation mark closes that opens here. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) return at;
    if (sign === BACKSLASH) at += 1;
  }
  return text.length;
}

/** Only escapes can bring them: raw, neither is JSON in UTF-8. */
const MAY_HOLD_NO_TEXT = /\\u(?:0000|d[89a-f])/i;
const NO_TEXT = /\0|\p{Surrogate}/u;

const IS_NO_TEXT = '文本中不得有 NUL 或残缺的代理字符 / text may hold neither NUL nor half a surrogate pair';

/**
 * A NUL is no text to PostgreSQL; half a pair would come back as another character than was kept. Either way an act
 * with it in a number would be taken at the door and never be carried out.
 */
function holdsNoText(value: unknown): boolean {
  if (typeof value === 'string') return NO_TEXT.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) => NO_TEXT.test(name) || holdsNoText(member));
}
