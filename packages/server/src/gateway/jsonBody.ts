import type { FastifyInstance } from 'fastify';
import { Problem } from './problems.ts';

/** For rooms that take JSON; what is none, or holds text no database keeps, is said without quoting it. */
export function readJsonBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = String(body);
    let read: unknown;
    try {
      read = JSON.parse(text);
    } catch {
      return done(new Problem('request-invalid', { details: ['the body is not JSON'] }), undefined);
    }
    if (MAY_HOLD_NO_TEXT.test(text) && !isText(read)) {
      const details = ['文本中不得有 NUL 或残缺的代理字符 / text may hold neither NUL nor half a surrogate pair'];
      return done(new Problem('request-invalid', { details }), undefined);
    }
    done(null, read);
  });
}

/** Only escapes can bring them: raw, neither is JSON in UTF-8. */
const MAY_HOLD_NO_TEXT = /\\u(?:0000|d[89a-f])/i;
const NO_TEXT = /\0|\p{Surrogate}/u;

/**
 * A NUL is no text to PostgreSQL; half a pair would come back as another character than was kept. Either way an act
 * with it in a number would be taken at the door and never be carried out.
 */
function isText(value: unknown): boolean {
  if (typeof value === 'string') return !NO_TEXT.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, each]) => !NO_TEXT.test(name) && isText(each));
}
