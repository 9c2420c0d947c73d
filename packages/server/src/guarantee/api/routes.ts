import { formatFen, shanghaiIso } from '@tongguan/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import type { AccountView, DemandView, ForecastView, RefundView } from '../index.ts';
import {
  BEARER,
  CONVERSATION_HEADERS,
  firm,
  firmOf,
  national,
  Problem,
  READERS,
  sendAs,
  staff,
  staffOf,
} from '../../gateway/index.ts';
import { answer, errorAnswers, maybe, NUMBERED, only } from '../../gateway/schemas/index.ts';
import {
  type DemandAnswer,
  Demands,
  type ForecastAnswer,
  GuaranteeAccount,
  type GuaranteeAnswer,
  GuaranteeForecast,
  type RefundAnswer,
  Refunds,
} from './answers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import type { GuaranteeDoor } from '../types.ts';

/** What the routes of this room use. */
export type GuaranteeServices = { readonly guarantee: GuaranteeDoor };
type Context = GatewayContext & GuaranteeServices;

/** A file walks through a guarantor's whole journal; nobody needs many a second. */
const VIEW_COST = 200;
const CSV_TYPE = 'text/csv';

type Door = 'own' | 'office';
type Query = { readonly from?: string; readonly to?: string };
type View = {
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly ok: TSchema;
  readonly querystring?: TSchema;
  /** Null: there is no such account. A text is a file. */
  readonly read: (code: string, query: Query) => Promise<object | string | null>;
};

/**
 * GET /api/office/guarantees/:number…: any guarantor, for customs staff; GET /api/guarantee…: one's own, whoever asks.
 * The same views at both doors (G-01 to G-04).
 */
export async function guaranteeRoutes(app: TypedApp, context: Context): Promise<void> {
  type Request = FastifyRequest<{ Params: { number: string }; Querystring: Query }>;
  for (const view of viewsOf(context)) {
    const tell = async (reply: FastifyReply, code: string, query: Query): Promise<object> => {
      const found = await view.read(code, query);
      if (found === null) throw new Problem('guarantee-unknown');
      return typeof found === 'object' ? found : sendAs(reply, `${CSV_TYPE}; charset=utf-8`, found);
    };
    app.get(`/api/guarantee${view.path}`, {
      schema: schemaOf(view, 'own'),
      config: firm(VIEW_COST),
      handler: async (request, reply) => tell(reply as FastifyReply, firmOf(request).code, request.query as Query),
    });
    app.get(`/api/office/guarantees/:number${view.path}`, {
      schema: schemaOf(view, 'office'),
      config: staff(READERS, VIEW_COST),
      handler: async (request, reply) => {
        // One account covers declarations of every district.
        national(staffOf(request));
        const { params, query } = request as Request;
        return tell(reply as FastifyReply, params.number, query);
      },
    });
  }
}

/** A view whose answer is what its schema says: that is checked here, once for both doors. */
function view<Schema extends TSchema>(
  about: Pick<View, 'path' | 'name' | 'summary'>,
  schema: Schema,
  read: (code: string) => Promise<Static<Schema> | null>,
): View {
  return { ...about, ok: answer(about.summary, schema), read: (code) => read(code) as Promise<object | null> };
}

function viewsOf({ guarantee }: Context): readonly View[] {
  const demands = async (
    code: string,
    wanted: (one: DemandView) => boolean,
  ): Promise<Static<typeof Demands> | null> => {
    const found = await guarantee.demands(code);
    return found === null ? null : { demands: found.filter(wanted).map(demandLine) };
  };
  return [
    view(
      {
        path: '',
        name: 'Guarantee',
        summary: '担保账户：额度、占用、可用、各项担保 / the account: cover, held, available, instruments',
      },
      GuaranteeAccount,
      async (code) => accountOf(await guarantee.account(code)),
    ),
    view({ path: '/demands', name: 'Demands', summary: '缴款书，最新在前 / demands, newest first' }, Demands, (code) =>
      demands(code, () => true),
    ),
    view(
      {
        path: '/overdue',
        name: 'OverdueDemands',
        summary: '逾期未缴，含至今日的滞纳金 / overdue, with the surcharge up to today',
      },
      Demands,
      (code) => demands(code, ({ state }) => state === 'overdue'),
    ),
    view(
      { path: '/refunds', name: 'Refunds', summary: '待退与已退税款 / claims for refunds' },
      Refunds,
      async (code) => {
        const found = await guarantee.refunds(code);
        return found === null ? null : { refunds: found.map(refundLine) };
      },
    ),
    view(
      {
        path: '/forecast',
        name: 'GuaranteeForecast',
        summary: '预测：按近日速度还能用几日、将到期的担保、提示 / forecast: runway, instruments that end soon, alerts',
      },
      GuaranteeForecast,
      async (code) => forecastOf(await guarantee.forecast(code)),
    ),
    fileView(guarantee),
  ];
}

function fileView(guarantee: Context['guarantee']): View {
  const summary =
    '对账文件（CSV）：期初、每笔、合计、期末 / the reconciliation file: opening, every movement, total, closing';
  const content = { [CSV_TYPE]: { schema: { type: 'string' } } };
  const date = Type.String({ minLength: 10, maxLength: 10, description: 'yyyy-MM-dd' });
  return {
    path: '/reconciliation',
    name: 'Reconciliation',
    summary,
    ok: { description: summary, headers: CONVERSATION_HEADERS, content } as TSchema,
    querystring: only({ from: maybe(date), to: maybe(date) }),
    read: async (code, { from = null, to = null }) => {
      const file = await guarantee.reconciliation(code, from, to);
      if (typeof file === 'object' && file !== null) throw new Problem('request-invalid', { details: [file.allowed] });
      return file;
    },
  };
}

function accountOf(view: AccountView | null): GuaranteeAnswer | null {
  if (view === null) return null;
  return {
    code: view.code,
    cover: formatFen(view.coverFen),
    held: formatFen(view.heldFen),
    available: formatFen(view.availableFen),
    overHeld: formatFen(view.overHeldFen),
    owed: formatFen(view.owedFen),
    overdue: formatFen(view.overdueFen),
    waiting: { lists: view.waitingDeclarations, tax: formatFen(view.waitingFen) },
    instruments: view.instruments.map(({ amountFen, leftFen, fromDay, untilDay, ...instrument }) => ({
      ...instrument,
      amount: formatFen(amountFen),
      left: formatFen(leftFen),
      from: fromDay,
      until: untilDay,
    })),
  };
}

function forecastOf(view: ForecastView | null): ForecastAnswer | null {
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

function demandLine({ taxFen, surchargeFen, ...demand }: DemandView): DemandAnswer {
  const owed = demand.state === 'paid' ? 0n : taxFen + surchargeFen;
  return { ...demand, tax: formatFen(taxFen), surcharge: formatFen(surchargeFen), toPay: formatFen(owed) };
}

function refundLine({ taxFen, claimedMs, ...refund }: RefundView): RefundAnswer {
  return { ...refund, tax: formatFen(taxFen), claimedAt: shanghaiIso(claimedMs) };
}

function schemaOf({ name, summary, ok, querystring }: View, door: Door): object {
  const isOwn = door === 'own';
  return {
    tags: [isOwn ? 'guarantee' : 'office'],
    operationId: isOwn ? `readOwn${name}` : `read${name}`,
    summary,
    security: BEARER,
    ...(isOwn ? {} : { params: NUMBERED }),
    ...(querystring === undefined ? {} : { querystring }),
    response: {
      200: ok,
      ...errorAnswers(400, 401, 'guarantee-unknown', 429, 500, 503),
      ...(isOwn ? {} : errorAnswers(403)),
    },
  };
}
