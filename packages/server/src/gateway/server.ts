import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { COMPILED_WHEN_USED, type Compilers } from './compilers.ts';
import { createBudgets } from './fair/callerBudgets.ts';
import { asIs, errorAnswer } from './answer.ts';
import { admitMessages, type Everyday, KEEP_ALIVE_MS, openEveryday } from './everyday/index.ts';
import { guardDoors } from './fair/guard.ts';
import { openApiOptions } from './openapi.ts';
import { nameErrorCodes } from './schemas/errorCodes.ts';
import { Problem, type ProblemCode, problemBody } from './problems.ts';
import { assessRoutes } from './routes/assess.ts';
import { clockRoutes } from './routes/clock.ts';
import { messageRoutes } from './routes/messages.ts';
import { metaRoutes } from './routes/meta.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { NAMED_SCHEMAS } from './named.ts';
import {
  type AddRoutes,
  CONVERSATION_HEADER,
  DEFAULT_LIMITS,
  type Gateway,
  type GatewayContext,
  type GatewayDeps,
} from './types.ts';
import { createVisits, type Visits } from './fair/visits.ts';
import { NOT_ENCODED } from './validationDetail.ts';

/** A client that sends its request this slowly is cut off (slow loris). */
const REQUEST_WITHIN_MS = 30_000;
/** How often that is looked for; Node's own half minute would let such a client stay three times as long. */
const SLOW_CHECK_MS = 5_000;
/** A route that takes a body says how much it reads (see `guardDoors`); nothing else is read. */
const BODY_BYTES_MAX = 1024;

/** Routes of no room. Each brings its body parser; any other content type is 415. */
const FIRST: readonly AddRoutes[] = [messageRoutes, receiptRoutes];
const LAST: readonly AddRoutes[] = [clockRoutes, assessRoutes, metaRoutes];

/**
 * The HTTP door: who calls, how much, how often; then the room that answers. `compilers` turn the schemas of routes into
 * functions; with `{}` Fastify compiles them all before the door opens.
 */
export async function createGateway<Services>(
  deps: GatewayDeps<Services>,
  compilers: Compilers = COMPILED_WHEN_USED,
): Promise<Gateway> {
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
    // Requests on open connections are still served while stopping; intake closes after the gateway.
    return503OnClosing: false,
  });
  app.removeAllContentTypeParsers();
  app.addHook('onRequest', nameConversation);
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(deps, error, request, reply));
  // With a handler of our own the hooks run, and they have answered.
  app.setNotFoundHandler(() => {
    throw new Problem('not-found');
  });
  for (const schema of [...NAMED_SCHEMAS, ...deps.rooms.flatMap(({ schemas }) => schemas)]) app.addSchema(schema);
  await app.register(swagger, openApiOptions(deps.version, nameErrorCodes));
  const context: GatewayContext & Services = { ...deps, limits };
  const budgets = createBudgets(context);
  const visits = createVisits(budgets);
  const doors = guardDoors(app, context, budgets, visits);
  const added: readonly AddRoutes<Services>[] = [...FIRST, ...deps.rooms.flatMap((room) => room.routes), ...LAST];
  for (const routes of added) {
    await app.register((scope: FastifyInstance) => routes(scope.withTypeProvider(), context, doors));
  }
  await app.ready();
  const everyday = readEveryday(app, context, visits);
  return {
    listen: ({ host, port }) => app.listen({ host, port }),
    close() {
      const closed = app.close();
      everyday.close();
      return closed;
    },
  };
}

function readEveryday({ server }: FastifyInstance, context: GatewayContext, visits: Visits): Everyday {
  return openEveryday(server, {
    admit: admitMessages(context, visits),
    requestWithinMs: REQUEST_WITHIN_MS,
    keepAliveMs: KEEP_ALIVE_MS,
    checkEveryMs: SLOW_CHECK_MS,
    refuse: answerBrokenRequest,
  });
}

/** Known before anything can go wrong. Messages replace it by their own id, which the sender can compute too. */
function nameConversation(_request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  reply.header(CONVERSATION_HEADER, randomUUID());
  done();
}

function answerError(
  deps: Pick<GatewayDeps, 'log' | 'clock' | 'wrote'>,
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { status, headers, body } = errorAnswer(deps, error, String(reply.getHeader(CONVERSATION_HEADER) ?? ''));
  reply.code(status).headers(headers).serializer(asIs).send(body);
}

const BAD_REQUEST = '400 Bad Request';

type Broken = { readonly code: ProblemCode; readonly line: string; readonly details?: readonly string[] };

const BROKEN: Readonly<Record<string, Broken>> = {
  HPE_INVALID_URL: { code: 'request-invalid', line: BAD_REQUEST, details: [NOT_ENCODED] },
  ERR_HTTP_REQUEST_TIMEOUT: { code: 'request-slow', line: '408 Request Timeout' },
  HPE_HEADER_OVERFLOW: { code: 'headers-too-large', line: '431 Request Header Fields Too Large' },
};

/** Bytes that are no HTTP: there is no request to answer, only a socket. */
function answerBrokenRequest(
  error: { readonly code?: string },
  socket: NodeJS.WritableStream & { destroyed?: boolean },
): void {
  if (error.code === 'ECONNRESET' || socket.destroyed === true) return;
  const broken: Broken = BROKEN[error.code ?? ''] ?? { code: 'request-invalid', line: BAD_REQUEST };
  const { code, line, details } = broken;
  const conversationId = randomUUID();
  const body = JSON.stringify(problemBody(code, { conversationId, ...(details === undefined ? {} : { details }) }));
  const head = [
    `HTTP/1.1 ${line}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Tongguan-Conversation-Id: ${conversationId}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
