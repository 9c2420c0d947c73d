import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  balancePage,
  balancesCsv,
  END_OF_TIME_MS,
  instantOf,
  movementPage,
  movementsCsv,
  placeOf,
  stockTakeView,
  transferView,
} from '../../books/index.ts';
import { bearerToken, callerReader, limited } from '../auth.ts';
import { Problem } from '../problems.ts';
import { createRateLimiter } from '../rate.ts';
import type { GatewayContext } from '../types.ts';
import { bookSchema, LIMIT_DEFAULT, READINGS, type Reading } from './bookSchemas.ts';

/** A page walks a part of the journal: nobody needs hundreds a second. */
const READS_SHARE = 50;
const TRANSFERS_MAX = 1000;
const CSV_TYPE = 'text/csv; charset=utf-8';

type Request = FastifyRequest<{ Params: { number: string; takeNo?: string }; Querystring: Query }>;
type Query = {
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
  readonly kind?: string;
  readonly item?: string;
  readonly after?: string;
  readonly limit?: number;
  readonly format?: 'json' | 'csv';
};

/**
 * GET /api/office/books/:number/… for customs staff, any book at any time (J-06); GET /api/books/:number/… for the
 * warehouse enterprise, its own. JSON by pages, or everything as CSV.
 */
export async function bookRoutes(app: FastifyInstance, context: GatewayContext): Promise<void> {
  const limiter = createRateLimiter(Math.max(5, context.limits.requestsPerSecond / READS_SHARE));
  const caller = callerReader(context, limiter);
  const admit = {
    office: async (request: Request): Promise<void> => {
      const found = await context.office.staffByToken(bearerToken(request));
      if (found === null) throw new Problem('token-unknown');
      limited(limiter, found.code, context.clock.now());
      if (context.registry().accountBook(request.params.number) === null) throw new Problem('book-unknown');
    },
    participant: async (request: Request): Promise<void> => {
      const { code } = caller(request);
      // The same answer whether it does not exist or is not theirs: numbers cannot be probed.
      const book = context.registry().accountBook(request.params.number);
      if (book?.warehouseCode !== code) throw new Problem('book-unknown');
    },
  };
  for (const door of ['office', 'participant'] as const) {
    const base = door === 'office' ? '/api/office/books/:number' : '/api/books/:number';
    for (const reading of READINGS) {
      app.get<{ Params: { number: string; takeNo?: string }; Querystring: Query }>(`${base}/${reading.path}`, {
        schema: bookSchema(door, reading),
        handler: async (request, reply) => {
          await admit[door](request);
          return ANSWERS[reading.name](context, request, reply);
        },
      });
    }
  }
}

type Answer = (context: GatewayContext, request: Request, reply: FastifyReply) => Promise<object>;

const ANSWERS: Readonly<Record<Reading['name'], Answer>> = {
  async movements(context, request, reply) {
    const { query } = request;
    const after = query.after === undefined ? null : placeOf(query.after);
    if (query.after !== undefined && after === null) throw new Problem('request-invalid', { found: 'after' });
    const filter = {
      emsNo: request.params.number,
      fromMs: instantOf(query.from, 0),
      toMs: instantOf(query.to, END_OF_TIME_MS),
      kind: query.kind ?? null,
      item: query.item ?? null,
      after,
      limit: query.limit ?? LIMIT_DEFAULT,
    };
    if (!wantsCsv(request)) return movementPage(context.books, filter);
    return sendCsv(reply, movementsCsv(context.books, filter));
  },

  async balances(context, request, reply) {
    const { at, after = '', limit = LIMIT_DEFAULT } = request.query;
    const emsNo = request.params.number;
    const atMs = instantOf(at, context.clock.now());
    if (!wantsCsv(request)) return balancePage(context.books, emsNo, atMs, after, limit);
    return sendCsv(reply, balancesCsv(context.books, emsNo, atMs));
  },

  async transfers(context, request) {
    const found = await context.books.transfers(request.params.number, TRANSFERS_MAX);
    return { emsNo: request.params.number, transfers: found.map(transferView) };
  },

  async stocktakes(context, request) {
    const take = await context.books.stockTake(request.params.number, request.params.takeNo ?? '');
    if (take === null) throw new Problem('book-unknown');
    return stockTakeView(take);
  },
};

function wantsCsv(request: Request): boolean {
  const { format } = request.query;
  return format === undefined ? /text\/csv/i.test(request.headers.accept ?? '') : format === 'csv';
}

/** Sent as it is read: a whole book is never in memory. */
function sendCsv(reply: FastifyReply, lines: AsyncGenerator<string>): FastifyReply {
  return reply.type(CSV_TYPE).send(Readable.from(lines, { objectMode: false }));
}
