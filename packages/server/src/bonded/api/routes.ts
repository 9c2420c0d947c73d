import { Readable } from 'node:stream';
import { dayOf } from '@tongguan/policy';
import type { FastifyRequest } from 'fastify';
import { firm, firmOf, Problem, READERS, readsOf, sendAs, staff, staffOf } from '../../gateway/index.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import type { BookDoor } from '../door.ts';
import { bookSchemas, CSV_TYPE, type Door, WAITING_DETAILS_SCHEMA } from './requests.ts';

/** What the routes of this room use. */
export type BookServices = { readonly books: BookDoor };
type Context = GatewayContext & BookServices;

/** A page walks a part of the journal: a firm's screen needs a few. */
const READ_COST = 50;

/**
 * GET /api/office/books/:number/… for customs staff, any book at any time (J-06); GET /api/books/:number/… for the
 * warehouse enterprise, its own. JSON by pages, or everything as CSV.
 */
export async function bookRoutes(app: TypedApp, context: Context): Promise<void> {
  app.get('/api/office/inbound-details', {
    schema: WAITING_DETAILS_SCHEMA,
    config: staff(READERS),
    handler: (request) => context.books.waitingDetails(staffOf(request).customsCode),
  });
  for (const door of ['office', 'participant'] as const) {
    const base = door === 'office' ? '/api/office/books/:number' : '/api/books/:number';
    pagedReadings(app, context, door, base);
    wholeReadings(app, context, door, base);
  }
}

/** By pages, or everything as CSV, sent as it is read: a whole book is never in memory. */
function pagedReadings(app: TypedApp, context: Context, door: Door, base: string): void {
  const { books, clock } = context;
  const schemas = bookSchemas(door);
  app.get(`${base}/movements`, {
    schema: schemas.movements,
    config: configOf(door),
    handler: async (request, reply) => {
      const emsNo = admit(context, door, request, request.params.number);
      const { format, ...span } = request.query;
      if (wantsCsv(request, format)) return sendCsv(reply, books.movementsCsv(emsNo, span));
      const page = await books.movements(emsNo, span);
      if (page === null) throw new Problem('request-invalid', { found: 'after' });
      return page;
    },
  });
  app.get(`${base}/balances`, {
    schema: schemas.balances,
    config: configOf(door),
    handler: async (request, reply) => {
      const emsNo = admit(context, door, request, request.params.number);
      const { format, ...span } = request.query;
      if (wantsCsv(request, format)) return sendCsv(reply, books.balancesCsv(emsNo, span, clock.now()));
      return books.balances(emsNo, span, clock.now());
    },
  });
}

function wholeReadings(app: TypedApp, context: Context, door: Door, base: string): void {
  const { books, clock } = context;
  const schemas = bookSchemas(door);
  app.get(`${base}/transfers`, {
    schema: schemas.transfers,
    config: configOf(door),
    handler: async (request) => books.transfers(admit(context, door, request, request.params.number)),
  });
  app.get(`${base}/stocktakes/:takeNo`, {
    schema: schemas.stockTake,
    config: configOf(door),
    handler: async (request) => {
      const emsNo = admit(context, door, request, request.params.number);
      const take = await books.stockTake(emsNo, request.params.takeNo);
      if (take === null) throw new Problem('book-unknown');
      return take;
    },
  });
  app.get(`${base}/inbounds`, {
    schema: schemas.inbounds,
    config: configOf(door),
    handler: async (request) => books.inbounds(admit(context, door, request, request.params.number)),
  });
  app.get(`${base}/batches`, {
    schema: schemas.batches,
    config: configOf(door),
    handler: async (request) => {
      const emsNo = admit(context, door, request, request.params.number);
      return books.batches(emsNo, dayOf(clock.now()));
    },
  });
}

function configOf(door: Door): ReturnType<typeof staff> {
  return door === 'office' ? staff(READERS) : firm(READ_COST);
}

type Asked = Pick<FastifyRequest, 'caller'>;

/** The number of the book, if it may be read at this door. */
function admit({ registry }: Context, door: Door, request: Asked, emsNo: string): string {
  const book = registry().accountBook(emsNo);
  if (door === 'office') {
    if (book === null) throw new Problem('book-unknown');
    readsOf(staffOf(request), book.customsCode);
    return emsNo;
  }
  // The same answer whether it does not exist or is not theirs: numbers cannot be probed.
  if (book?.warehouseCode !== firmOf(request).code) throw new Problem('book-unknown');
  return emsNo;
}

function wantsCsv({ headers }: Pick<FastifyRequest, 'headers'>, format: 'json' | 'csv' | undefined): boolean {
  return format === undefined ? /text\/csv/i.test(headers.accept ?? '') : format === 'csv';
}

function sendCsv(reply: object, lines: AsyncGenerator<string>): never {
  return sendAs(reply, `${CSV_TYPE}; charset=utf-8`, Readable.from(lines, { objectMode: false }));
}
