import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatFen, shanghaiIso } from '@tongguan/kernel';
import type { AccountView, DemandView, ForecastView, RefundView } from '../../guarantee/index.ts';
import { firmOf, staffOf } from '../auth.ts';
import { national } from '../districts.ts';
import { firm, READERS, staff } from '../doors.ts';
import { BEARER, CONVERSATION_HEADERS } from '../openapi.ts';
import { Problem } from '../problems.ts';
import { errorAnswers } from '../schemas.ts';
import type { GatewayContext } from '../types.ts';

/** A file walks through a guarantor's whole journal; nobody needs many a second. */
const VIEW_COST = 200;

type Query = { readonly from?: string; readonly to?: string };
type View = {
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly read: (code: string, query: Query) => Promise<object | string | null>;
};

/**
 * GET /api/office/guarantees/:number…: any guarantor, for customs staff; GET /api/guarantee…: one's own, whoever asks.
 * The same views at both doors (G-01 to G-04).
 */
export async function guaranteeRoutes(app: FastifyInstance, context: GatewayContext): Promise<void> {
  for (const view of viewsOf(context)) {
    const own = async (request: FastifyRequest<{ Querystring: Query }>, reply: FastifyReply): Promise<unknown> =>
      answer(reply, await view.read(firmOf(request).code, request.query));
    app.get(`/api/guarantee${view.path}`, {
      schema: schemaOf(view, 'own'),
      config: firm(VIEW_COST),
      handler: own,
    });
    app.get<{ Params: { number: string }; Querystring: Query }>(`/api/office/guarantees/:number${view.path}`, {
      schema: schemaOf(view, 'office'),
      config: staff(READERS, VIEW_COST),
      handler: async (request, reply) => {
        // One account covers lists of every district.
        national(staffOf(request));
        return answer(reply, await view.read(request.params.number, request.query));
      },
    });
  }
}

function viewsOf({ guarantee }: GatewayContext): readonly View[] {
  const demands = async (code: string, wanted: (one: DemandView) => boolean): Promise<object | null> => {
    const found = await guarantee.demands(code);
    return found === null ? null : { demands: found.filter(wanted).map(demandLine) };
  };
  return [
    {
      path: '',
      name: 'Guarantee',
      summary: '担保账户：额度、占用、可用、各项担保 / the account: cover, held, available, instruments',
      read: async (code) => accountOf(await guarantee.account(code)),
    },
    {
      path: '/demands',
      name: 'Demands',
      summary: '缴款书，最新在前 / demands, newest first',
      read: (code) => demands(code, () => true),
    },
    {
      path: '/overdue',
      name: 'OverdueDemands',
      summary: '逾期未缴，含至今日的滞纳金 / overdue, with the surcharge up to today',
      read: (code) => demands(code, ({ state }) => state === 'overdue'),
    },
    {
      path: '/refunds',
      name: 'Refunds',
      summary: '待退与已退税款 / claims for refunds',
      read: async (code) => {
        const found = await guarantee.refunds(code);
        return found === null ? null : { refunds: found.map(refundLine) };
      },
    },
    {
      path: '/forecast',
      name: 'GuaranteeForecast',
      summary: '预测：按近日速度还能用几日、将到期的担保、提示 / forecast: runway, instruments that end soon, alerts',
      read: async (code) => forecastOf(await guarantee.forecast(code)),
    },
    {
      path: '/reconciliation',
      name: 'Reconciliation',
      summary:
        '对账文件（CSV）：期初、每笔、合计、期末 / the reconciliation file: opening, every movement, total, closing',
      read: async (code, { from = null, to = null }) => {
        const file = await guarantee.reconciliation(code, from, to);
        if (typeof file === 'object' && file !== null)
          throw new Problem('request-invalid', { details: [file.allowed] });
        return file;
      },
    },
  ];
}

function answer(reply: FastifyReply, found: object | string | null): unknown {
  if (found === null) throw new Problem('guarantee-unknown');
  if (typeof found === 'object') return found;
  return reply
    .type('text/csv; charset=utf-8')
    .serializer((file) => file as string)
    .send(found);
}

function accountOf(view: AccountView | null): object | null {
  if (view === null) return null;
  return {
    code: view.code,
    cover: formatFen(view.coverFen),
    held: formatFen(view.heldFen),
    available: formatFen(view.availableFen),
    overHeld: formatFen(view.overHeldFen),
    owed: formatFen(view.owedFen),
    overdue: formatFen(view.overdueFen),
    waiting: { lists: view.waitingLists, tax: formatFen(view.waitingFen) },
    instruments: view.instruments.map(({ amountFen, leftFen, fromDay, untilDay, ...instrument }) => ({
      ...instrument,
      amount: formatFen(amountFen),
      left: formatFen(leftFen),
      from: fromDay,
      until: untilDay,
    })),
  };
}

function forecastOf(view: ForecastView | null): object | null {
  if (view === null) return null;
  return {
    cover: formatFen(view.coverFen),
    held: formatFen(view.heldFen),
    available: formatFen(view.availableFen),
    since: view.sinceDay,
    perDay: formatFen(view.perDayFen),
    runwayDays: view.runwayDays,
    ending: view.ending.map(({ number, untilDay, availableAfterFen }) => ({
      number,
      until: untilDay,
      availableAfter: formatFen(availableAfterFen),
    })),
    alerts: view.alerts,
  };
}

function demandLine({ taxFen, surchargeFen, ...demand }: DemandView): object {
  const owed = demand.state === 'paid' ? 0n : taxFen + surchargeFen;
  return { ...demand, tax: formatFen(taxFen), surcharge: formatFen(surchargeFen), toPay: formatFen(owed) };
}

function refundLine({ taxFen, claimedMs, ...refund }: RefundView): object {
  return { ...refund, tax: formatFen(taxFen), claimedAt: shanghaiIso(claimedMs) };
}

function schemaOf({ path, name, summary }: View, door: 'own' | 'office'): object {
  const isFile = path === '/reconciliation';
  const day = { type: 'string', minLength: 10, maxLength: 10 };
  const ok = { description: summary, headers: CONVERSATION_HEADERS };
  return {
    tags: [door === 'own' ? 'guarantee' : 'office'],
    operationId: door === 'own' ? `readOwn${name}` : `read${name}`,
    summary,
    security: BEARER,
    ...(door === 'own'
      ? {}
      : {
          params: {
            type: 'object',
            required: ['number'],
            properties: { number: { type: 'string', minLength: 1, maxLength: 60, pattern: '^[^\\u0000-\\u001f]*$' } },
          },
        }),
    ...(isFile
      ? { querystring: { type: 'object', additionalProperties: false, properties: { from: day, to: day } } }
      : {}),
    response: {
      200: isFile
        ? { ...ok, content: { 'text/csv': { schema: { type: 'string' } } } }
        : { ...ok, type: 'object', additionalProperties: true },
      ...errorAnswers(400, 401, 404, 429, 500, 503),
      ...(door === 'own' ? {} : errorAnswers(403)),
    },
  };
}
