import type { FastifyInstance } from 'fastify';
import { Problem } from './problems.ts';

/** Levels of objects and lists inside each other; what this API takes has five. */
const DEPTH_MAX = 32;

/** For rooms that take JSON; what is none, lies too deep, or holds text no database keeps, is said without quoting it. */
export function readJsonBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = String(body);
    let read: unknown;
    try {
      read = JSON.parse(text);
    } catch {
      return done(new Problem('request-invalid', { details: ['the body is not JSON'] }), undefined);
    }
    const detail = detailOf(read, MAY_HOLD_NO_TEXT.test(text));
    if (detail !== null) return done(new Problem('request-invalid', { details: [detail] }), undefined);
    done(null, read);
  });
}

/** Only escapes can bring them: raw, neither is JSON in UTF-8. */
const MAY_HOLD_NO_TEXT = /\\u(?:0000|d[89a-f])/i;
const NO_TEXT = /\0|\p{Surrogate}/u;

const TOO_DEEP = `最多 ${DEPTH_MAX} 层 / at most ${DEPTH_MAX} levels inside each other`;
const IS_NO_TEXT = '文本中不得有 NUL 或残缺的代理字符 / text may hold neither NUL nor half a surrogate pair';

/**
 * A NUL is no text to PostgreSQL; half a pair would come back as another character than was kept. Either way an act
 * with it in a number would be taken at the door and never be carried out. What lies deep is refused for whatever reads
 * it later by calling itself. Looked through level by level: the depth is the sender's choice, our stack is not.
 */
function detailOf(read: unknown, mayHoldNoText: boolean): string | null {
  let level: readonly unknown[] = [read];
  for (let depth = 0; level.length > 0; depth += 1) {
    const inside: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string') {
        if (mayHoldNoText && NO_TEXT.test(value)) return IS_NO_TEXT;
      } else if (typeof value === 'object' && value !== null) {
        if (depth === DEPTH_MAX) return TOO_DEEP;
        if (mayHoldNoText && Object.keys(value).some((name) => NO_TEXT.test(name))) return IS_NO_TEXT;
        for (const each of Object.values(value)) inside.push(each);
      }
    }
    level = inside;
  }
  return null;
}
