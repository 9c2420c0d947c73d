import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import { DamagedRow, Fault } from '@tongguan/kernel';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { COMPILED_WHEN_USED, type Compilers } from './compilers.ts';
import type { Doors } from './doors.ts';
import { guardDoors } from './guard.ts';
import { openApiOptions } from './openapi.ts';
import { Problem, type ProblemCode, PROBLEMS, problemBody } from './problems.ts';
import { assessRoutes } from './routes/assess.ts';
import { bookRoutes } from './routes/books.ts';
import { caseRoutes } from './routes/cases.ts';
import { clockRoutes } from './routes/clock.ts';
import { consumerRoutes } from './routes/consumer.ts';
import { declarationRoutes } from './routes/declarations.ts';
import { guaranteeRoutes } from './routes/guarantees.ts';
import { inspectionRoutes } from './routes/inspections.ts';
import { messageRoutes } from './routes/messages.ts';
import { metaRoutes } from './routes/meta.ts';
import { goodsRoutes } from './routes/goods.ts';
import { queueRoutes } from './routes/queue.ts';
import { watchRoutes } from './routes/watch.ts';
import { proposalRoutes } from './routes/proposals.ts';
import { officeRoutes } from './routes/office.ts';
import { registryRoutes } from './routes/registry.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { trackingRoutes } from './routes/tracking.ts';
import {
  errorSchema,
  healthSchema,
  receiptPageSchema,
  receiptSchema,
  refusalSchema,
  storedSchema,
  storySchema,
} from './schemas.ts';
import { CONVERSATION_HEADER, DEFAULT_LIMITS, type Gateway, type GatewayContext, type GatewayDeps } from './types.ts';

/** A client that sends its request this slowly is cut off (slow loris). */
const REQUEST_WITHIN_MS = 30_000;
/** How often that is looked for; Node's own half minute would let such a client stay three times as long. */
const SLOW_CHECK_MS = 5_000;
const KEEP_ALIVE_MS = 72_000;
/** How long a client should leave an unavailable database alone. */
const UNAVAILABLE_FOR_MS = 2_000;
/** A route that takes a body says how much it reads (see `guardDoors`); nothing else is read. */
const BODY_BYTES_MAX = 1024;

/** Mistakes told at once, and the longest place: names in it may be the sender's. */
const DETAILS_MAX = 20;
const PLACE_MAX = 200;

/** Rooms of their own: each brings the body parser it needs, so that anything else is 415. */
const ROUTES: readonly ((app: FastifyInstance, context: GatewayContext, doors: Doors) => Promise<void>)[] = [
  messageRoutes,
  receiptRoutes,
  declarationRoutes,
  officeRoutes,
  proposalRoutes,
  watchRoutes,
  queueRoutes,
  goodsRoutes,
  bookRoutes,
  clockRoutes,
  consumerRoutes,
  guaranteeRoutes,
  trackingRoutes,
  caseRoutes,
  inspectionRoutes,
  registryRoutes,
  tokenRoutes,
  assessRoutes,
  metaRoutes,
];

/**
 * The HTTP door: who calls, how much, how often; then the room that answers. `compilers` turn the schemas of routes into
 * functions; with `{}` Fastify compiles them all before the door opens.
 */
export async function createGateway(deps: GatewayDeps, compilers: Compilers = COMPILED_WHEN_USED): Promise<Gateway> {
  const limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const app = fastify({
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_WITHIN_MS,
    http: {
      connectionsCheckingInterval: SLOW_CHECK_MS,
      requestTimeout: REQUEST_WITHIN_MS,
      headersTimeout: REQUEST_WITHIN_MS,
    },
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Unknown query fields and wrong types are said, not bent into shape.
    // `1e400` is Infinity: with strict numbers ajv would ask no bound of it.
    schemaController: { compilersFactory: compilers },
    // The first error alone: an answer with all of them would be many times as long as what was sent.
    ajv: { customOptions: { removeAdditional: false, allErrors: false, coerceTypes: 'array', strictNumbers: false } },
    // Only these may say whom they speak for; from anybody else X-Forwarded-For is just a text.
    trustProxy: deps.trustedProxies === undefined ? false : [...deps.trustedProxies],
    clientErrorHandler: answerBrokenRequest,
    // A URL that cannot be decoded or is too long: no hook has run yet, and Fastify's own words would echo it.
    frameworkErrors: (error, request, reply) => {
      reply.header(CONVERSATION_HEADER, randomUUID());
      answerError(deps, error, request, reply);
    },
    forceCloseConnections: 'idle',
    // What arrives on an open connection while stopping is still served; intake closes after the door.
    return503OnClosing: false,
  });
  app.removeAllContentTypeParsers();
  app.addHook('onRequest', nameConversation);
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(deps, error, request, reply));
  // With a handler of our own the hooks run, and they have answered.
  app.setNotFoundHandler(() => {
    throw new Problem('not-found');
  });
  for (const schema of [
    errorSchema,
    refusalSchema,
    storedSchema,
    receiptSchema,
    receiptPageSchema,
    storySchema,
    healthSchema,
  ]) {
    app.addSchema(schema);
  }
  await app.register(swagger, openApiOptions(deps.version));
  const context: GatewayContext = { ...deps, limits };
  const doors = guardDoors(app, context);
  for (const routes of ROUTES) {
    await app.register((scope: FastifyInstance) => routes(scope, context, doors));
  }
  await app.ready();
  return {
    listen: ({ host, port }) => app.listen({ host, port }),
    close: () => app.close(),
  };
}

/** Known before anything can go wrong. Messages replace it by their own id, which the sender can compute too. */
function nameConversation(_request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  reply.header(CONVERSATION_HEADER, randomUUID());
  done();
}

function answerError(deps: GatewayDeps, error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const conversation = String(reply.getHeader(CONVERSATION_HEADER) ?? '');
  const problem = problemOf(error);
  const { status } = PROBLEMS[problem.code];
  if (problem.retryAfterMs !== null) reply.header('retry-after', Math.max(1, Math.ceil(problem.retryAfterMs / 1000)));
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (NOT_WRITTEN.test(error.code ?? '')) deps.wrote(false);
  if (status === 500 || problem.code === 'unavailable') {
    const at = deps.clock.now();
    const event = status === 500 ? 'fault' : problem.code;
    deps.log({ at, level: 'error', event, conversation, status, code: causeOf(error), trace: traceOf(error) });
  }
  reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problemBody(problem.code, { ...problem.more, conversationId: conversation }));
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
        details: error.validation
          ?.slice(0, DETAILS_MAX)
          .map((each) => `${each.instancePath.slice(0, PLACE_MAX)} ${each.message ?? ''}`),
      });
    default:
      if (isPassing(error)) return new Problem('unavailable', {}, UNAVAILABLE_FOR_MS);
      // The client's own doing (cut-off body, wrong length): Fastify says so with a 4xx.
      return new Problem(error.statusCode !== undefined && error.statusCode < 500 ? 'request-invalid' : 'fault');
  }
}

/** No space, read-only, the disk fails. */
const NOT_WRITTEN = /^(53\d{3}|25006|58030)$/;

/** What PostgreSQL and the network say while it restarts, fails over, or has no space: worth another try. */
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

const BROKEN: Readonly<Record<string, { readonly code: ProblemCode; readonly line: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { code: 'request-slow', line: '408 Request Timeout' },
  HPE_HEADER_OVERFLOW: { code: 'headers-too-large', line: '431 Request Header Fields Too Large' },
};

/** Bytes that are no HTTP: there is no request to answer, only a socket. */
function answerBrokenRequest(
  error: NodeJS.ErrnoException,
  socket: NodeJS.WritableStream & { destroyed?: boolean },
): void {
  if (error.code === 'ECONNRESET' || socket.destroyed === true) return;
  const { code, line } = BROKEN[error.code ?? ''] ?? { code: 'request-invalid', line: '400 Bad Request' };
  const conversationId = randomUUID();
  const body = JSON.stringify(problemBody(code, { conversationId }));
  const head = [
    `HTTP/1.1 ${line}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Tongguan-Conversation-Id: ${conversationId}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
