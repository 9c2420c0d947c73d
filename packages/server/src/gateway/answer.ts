import { DamagedRow, Fault } from '@tongguan/kernel';
import type { FastifyError, FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { Problem, PROBLEMS, problemBody } from './problems.ts';
import { NOT_ENCODED, validationDetail } from './validationDetail.ts';
import type { GatewayDeps } from './types.ts';

/** An answer as it goes out, whichever way the request came in. */
export type PlainAnswer<Status extends number = number> = {
  readonly status: Status;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

export const JSON_TYPE = 'application/json; charset=utf-8';

/** How long a client should leave an unavailable database alone. */
const UNAVAILABLE_FOR_MS = 2_000;

/** Mistakes told at once. */
const DETAILS_MAX = 20;

/** For Fastify: the text is finished. */
export const asIs = (body: unknown): string => body as string;

/**
 * Sends what is no JSON of the route's schema: XML, a file. To the compiler it ends the handler; what comes back is the
 * reply, for which Fastify waits.
 */
export function sendAs(reply: object, type: string, body: string | Buffer | Readable): never {
  return (reply as FastifyReply).type(type).serializer(asIs).send(body) as never;
}

/** The answer to an error; our own faults are logged. */
export function errorAnswer(
  deps: Pick<GatewayDeps, 'log' | 'clock' | 'wrote'>,
  error: FastifyError | Problem,
  conversation: string,
): PlainAnswer {
  const problem = problemOf(error);
  const { status } = PROBLEMS[problem.code];
  const headers: Record<string, string> = { 'content-type': JSON_TYPE };
  if (problem.retryAfterMs !== null)
    headers['retry-after'] = String(Math.max(1, Math.ceil(problem.retryAfterMs / 1000)));
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  if ('code' in error && NOT_WRITTEN.test(error.code)) deps.wrote(false);
  if (status === 500 || problem.code === 'unavailable') {
    const at = deps.clock.now();
    const event = status === 500 ? 'fault' : problem.code;
    deps.log({ at, level: 'error', event, conversation, status, code: causeOf(error), trace: traceOf(error) });
  }
  return {
    status,
    headers,
    body: JSON.stringify(problemBody(problem.code, { ...problem.more, conversationId: conversation })),
  };
}

function problemOf(error: FastifyError | Problem | DamagedRow): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DamagedRow) return new Problem('stored-damaged', { what: error.what, found: error.found });
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('body-too-large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('type-unsupported');
    case 'FST_ERR_VALIDATION':
      return new Problem('request-invalid', {
        details: (error.validation ?? []).slice(0, DETAILS_MAX).map(validationDetail),
      });
    case 'FST_ERR_BAD_URL':
      return new Problem('request-invalid', { details: [NOT_ENCODED] });
    default:
      if (isPassing(error)) return new Problem('unavailable', {}, UNAVAILABLE_FOR_MS);
      // The client's own doing (cut-off body, wrong length): Fastify says so with a 4xx.
      return new Problem(error.statusCode !== undefined && error.statusCode < 500 ? 'request-invalid' : 'fault');
  }
}

/** No space, read-only, the disk fails. */
const NOT_WRITTEN = /^(53\d{3}|25006|58030)$/;

/** Errors of PostgreSQL and the network during a restart, a failover or lack of space: the client may retry. */
function isPassing(error: FastifyError): boolean {
  if (/^(53\d{3}|57P0\d|08\d{3}|25006|58030|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(error.code ?? ''))
    return true;
  return (
    error.statusCode === undefined &&
    /^Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}

/** The class and code of an error; its message may quote a value of the database and is not logged. */
function causeOf(error: Error): string {
  if (error instanceof Fault) return `Fault: ${error.message}`;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}

function traceOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines
    .slice(0, 8)
    .map((line) => line.trim().slice(0, 200))
    .join(' < ');
}
