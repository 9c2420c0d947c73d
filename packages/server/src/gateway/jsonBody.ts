import type { FastifyInstance } from 'fastify';
import { Problem } from './problems.ts';

/** For rooms that take JSON; what is none is said without quoting it. */
export function readJsonBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(String(body)));
    } catch {
      done(new Problem('request-invalid', { details: ['the body is not JSON'] }), undefined);
    }
  });
}
