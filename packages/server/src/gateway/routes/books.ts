import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Span } from '../../bonded/index.ts';
import { firmOf, staffOf } from '../auth.ts';
import { readsOf } from '../districts.ts';
import { firm, READERS, staff } from '../doors.ts';
import { Problem } from '../problems.ts';
import type { GatewayContext } from '../types.ts';
import { bookSchema, READINGS, type Reading, WAITING_DETAILS_SCHEMA } from './bookSchemas.ts';

/** A page walks a part of the journal: a firm's screen needs a few. */
const READ_COST = 50;
const CSV_TYPE = 'text/csv; charset=utf-8';

type Request = FastifyRequest<{ Params: { number: string; takeNo?: string }; Querystring: Query }>;
type Query = Span & { readonly format?: 'json' | 'csv' };

/**
 * GET /api/office/books/:number/… for customs staff, any book at any time (J-06); GET /api/books/:number/… for the
 * warehouse enterprise, its own. JSON by pages, or everything as CSV.
 */
export async function bookRoutes(app: FastifyInstance, context: GatewayContext): Promise<void> {
  app.get('/api/office/inbound-details', {
    schema: WAITING_DETAILS_SCHEMA,
    config: staff(READERS),
    handler: (request) => context.books.waitingDetails(staffOf(request).customsCode),
  });
  const admit = {
    office: (request: Request): void => {
      const book = context.registry().accountBook(request.params.number);
      if (book === null) throw new Problem('book-unknown');
      readsOf(staffOf(request), book.customsCode);
    },
    participant: (request: Request): void => {
      // The same answer whether it does not exist or is not theirs: numbers cannot be probed.
      const book = context.registry().accountBook(request.params.number);
      if (book?.warehouseCode !== firmOf(request).code) throw new Problem('book-unknown');
    },
  };
  for (const door of ['office', 'participant'] as const) {
    const base = door === 'office' ? '/api/office/books/:number' : '/api/books/:number';
    for (const reading of READINGS) {
      app.get<{ Params: { number: string; takeNo?: string }; Querystring: Query }>(`${base}/${reading.path}`, {
        schema: bookSchema(door, reading),
        config: door === 'office' ? staff(READERS) : firm(READ_COST),
        handler: async (request, reply) => {
          admit[door](request);
          return ANSWERS[reading.name](context, request, reply);
        },
      });
    }
  }
}

type Answer = (context: GatewayContext, request: Request, reply: FastifyReply) => Promise<object>;

const ANSWERS: Readonly<Record<Reading['name'], Answer>> = {
  async movements({ books }, request, reply) {
    const { format: _, ...span } = request.query;
    if (wantsCsv(request)) return sendCsv(reply, books.movementsCsv(request.params.number, span));
    const page = await books.movements(request.params.number, span);
    if (page === null) throw new Problem('request-invalid', { found: 'after' });
    return page;
  },

  async balances({ books, clock }, request, reply) {
    const { format: _, ...span } = request.query;
    if (wantsCsv(request)) return sendCsv(reply, books.balancesCsv(request.params.number, span, clock.now()));
    return books.balances(request.params.number, span, clock.now());
  },

  inbounds: ({ books }, request) => books.inbounds(request.params.number),

  transfers: ({ books }, request) => books.transfers(request.params.number),

  async stocktakes({ books }, request) {
    const take = await books.stockTake(request.params.number, request.params.takeNo ?? '');
    if (take === null) throw new Problem('book-unknown');
    return take;
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
