import { remainingOf } from '../../history/api/remaining.ts';
import { formatFen, shanghaiIso, shanghaiYear } from '@tongguan/kernel';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Dossier } from '../../cases/types.ts';
import type { ConsumerDoor, ConsumerTokens, Identities, OwnBill } from '../index.ts';
import type { HistoryServices } from '../../history/api/routes.ts';
import { BEARER, consumer as person, personOf, Problem } from '../../gateway/index.ts';
import { answer, errorAnswers, maybe, only, plainText } from '../../gateway/schemas/index.ts';
import { type ConsumerCaseAnswer, ConsumerCases } from '../../cases/api/answers.ts';
import { type BillAnswer, ConsumerBills, ExplainedBill } from './answers.ts';
import { ConsumerParcel } from '../../tracking/api/answers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import { type CasesServices, dossierView } from '../../cases/api/routes.ts';
import { type TrackingServices, trackView } from '../../tracking/api/routes.ts';

/** What the routes of this room use: a person's purchase is told by several rooms. */
export type ConsumerServices = HistoryServices &
  TrackingServices &
  CasesServices & {
    readonly consumer: ConsumerDoor;
    readonly consumerTokens: ConsumerTokens;
    readonly identities: Identities;
  };
type Context = GatewayContext & ConsumerServices;

const FIRST_YEAR = 2016;
/** A screen asks for quota, bills, parcel and cases at once, a few times; somebody who tries numbers asks more often. */
export const OWN_COST = 1_000;

/**
 * What follows a purchase, for the person who made it: tax bills and the law behind them, the parcel, cases (F-03, L-01,
 * G-02).
 */
export function ownRoutes(app: TypedApp, context: Context): void {
  const { consumer } = context;
  /** The same answer whether there is no such declaration or it is another's. */
  const own = async (request: Pick<FastifyRequest, 'caller'>, number: string): Promise<void> => {
    if (!(await consumer.owns(personOf(request), number))) throw new Problem('declaration-unknown');
  };

  app.get('/api/consumer/bills', {
    schema: BILLS_SCHEMA,
    config: person(OWN_COST),
    handler: async (request) => {
      const year = request.query.year ?? shanghaiYear(context.clock.now());
      return { year, bills: (await consumer.bills(personOf(request), year)).map(billView) };
    },
  });

  app.get('/api/consumer/bills/:number', {
    schema: BILL_SCHEMA,
    config: person(OWN_COST),
    handler: async (request) => {
      const { number } = request.params;
      await own(request, number);
      const [bill, history] = await Promise.all([consumer.bill(number), context.history(number, 'customs')]);
      if (bill === null) throw new Problem('bill-unknown');
      return { ...billView(bill), assessment: history?.assessment ?? null };
    },
  });

  app.get('/api/consumer/parcels/:number', {
    schema: PARCEL_SCHEMA,
    config: person(OWN_COST),
    handler: async (request) => {
      const { number } = request.params;
      await own(request, number);
      const track = await context.tracking.ofDeclaration(number, 'customs');
      if (track === null) throw new Problem('declaration-unknown');
      return { preNo: number, ...trackView(track) };
    },
  });

  app.get('/api/consumer/cases', {
    schema: CASES_SCHEMA,
    config: person(OWN_COST),
    handler: async (request) => ({ cases: (await context.cases.ofPerson(personOf(request))).map(caseView) }),
  });
}

const BILL_STATES: Readonly<Record<number, string>> = { 1: '已生成', 2: '已汇总', 3: '已作废' };

function billView({ lines, releasedMs, status, ...bill }: OwnBill): BillAnswer {
  const { preNo, invtNo, taxNo, platformCode, customsDutyFen, consumptionTaxFen, valueAddedTaxFen, damaged } = bill;
  return {
    preNo,
    invtNo,
    taxNo,
    platformCode,
    releasedAt: shanghaiIso(releasedMs),
    status: { code: status, text: BILL_STATES[status] ?? '' },
    customsDuty: formatFen(customsDutyFen),
    consumptionTax: formatFen(consumptionTaxFen),
    valueAddedTax: formatFen(valueAddedTaxFen),
    tax: formatFen(customsDutyFen + consumptionTaxFen + valueAddedTaxFen),
    remaining: remainingOf(bill, bill.back),
    lines: lines.map((line) => ({
      gnum: line.gnum,
      gcode: line.gcode,
      dutiableValue: formatFen(line.dutiableFen),
      customsDuty: formatFen(line.customsDutyFen),
      consumptionTax: formatFen(line.consumptionTaxFen),
      valueAddedTax: formatFen(line.valueAddedTaxFen),
    })),
    ...(damaged === undefined ? {} : { damaged }),
  };
}

/** Which officer has it is no business of the person's. */
function caseView(dossier: Dossier): ConsumerCaseAnswer {
  const { openedBy: _, assignedTo: __, concludedBy: ___, ...view } = dossierView(dossier);
  return view;
}

const PARAMS = Type.Object({ number: plainText(18) });
/** This year unless another is named. */
export const OF_YEAR = only({ year: maybe(Type.Integer({ minimum: FIRST_YEAR, maximum: 9999 })) });

const BILLS_SCHEMA = {
  tags: ['consumer'],
  operationId: 'readOwnBills',
  summary: '本人清单的电子税单，分税种、分商品 / the tax bills of my declarations, by tax and line',
  description: '一年内使用或尝试使用本人额度的清单 / of declarations that used or tried to use my quota of the year',
  security: BEARER,
  querystring: OF_YEAR,
  response: {
    200: answer('税单，最新在前 / the bills, newest first', ConsumerBills),
    ...errorAnswers(400, 401, 429, 500, 503),
  },
};

const BILL_SCHEMA = {
  tags: ['consumer'],
  operationId: 'readOwnBill',
  summary: '一张税单及其依据：每个参数出自哪条规定 / one bill and the law behind each number',
  security: BEARER,
  params: PARAMS,
  response: {
    200: answer('税单与依据 / the bill and its law', ExplainedBill),
    ...errorAnswers(400, 401, 'declaration-unknown', 'bill-unknown', 429, 500, 503),
  },
};

const PARCEL_SCHEMA = {
  tags: ['consumer'],
  operationId: 'readOwnParcel',
  summary: '本人包裹的轨迹 / where my parcel is',
  security: BEARER,
  params: PARAMS,
  response: {
    200: answer('轨迹 / the track', ConsumerParcel),
    ...errorAnswers(400, 401, 'declaration-unknown', 429, 500, 503),
  },
};

const CASES_SCHEMA = {
  tags: ['consumer'],
  operationId: 'readOwnCases',
  summary: '与本人有关的案件 / cases that concern me',
  security: BEARER,
  response: {
    200: answer('案件，最新在前 / the cases, newest first', ConsumerCases),
    ...errorAnswers(400, 401, 429, 500, 503),
  },
};
