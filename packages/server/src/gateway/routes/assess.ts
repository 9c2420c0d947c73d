import { done, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { type AssessAnswer, assessJson, assessJsonBatch, type Tariff } from '@tongguan/policy';
import { Type } from 'typebox';
import { JSON_TYPE } from '../answer.ts';
import { anybody } from '../doors.ts';
import { readJsonBodies } from '../jsonBody.ts';
import { CONVERSATION_HEADERS } from '../openapi.ts';
import { Problem } from '../problems.ts';
import { explained } from '../refusals.ts';
import { Assessment, type AssessmentAnswer } from '../schemas/tools.ts';
import { errorAnswers } from '../schemas/errors.ts';
import { list, maybe, refTo } from '../schemas/shapes.ts';
import type { Doors, GatewayContext, TypedApp } from '../types.ts';

/** About 300 lines of goods: more belongs into requests of their own, or into the command, which needs no platform. */
const ASSESS_BYTES_MAX = 64 * 1024;
/** 4 KB are some 20 lines, each assessed and answered with its law. */
const ASSESS_BLOCK_COST = 8;
/** Inputs of one request, and those assessed without a pause: a few milliseconds. */
const INPUTS_MAX = 500;
const SLICE = 10;
const SLICE_COST = 4;
/** Mistakes told at once. */
const REFUSALS_MAX = 20;

/** POST /api/assess: tax without declaring; nothing is stored. */
export async function assessRoutes(app: TypedApp, context: GatewayContext, doors: Doors): Promise<void> {
  readJsonBodies(app);
  app.post('/api/assess', {
    schema: ASSESS_SCHEMA,
    config: anybody(1, { blockCost: ASSESS_BLOCK_COST }),
    bodyLimit: ASSESS_BYTES_MAX,
    // The input is judged by policy, which names every problem by its path.
    validatorCompiler: () => () => true,
    handler: async (request, reply) => {
      const input: unknown = request.body;
      const tariff = await context.goods.tariff();
      const between = (): Promise<void> => doors.pause(request, SLICE_COST);
      const answer = Array.isArray(input) ? await assessInSlices(input, tariff, between) : assessJson(input, tariff);
      if (!answer.ok) {
        throw new Problem('input-invalid', { refusals: answer.refusals.slice(0, REFUSALS_MAX).map(explained) });
      }
      // A choice of schemas would ask a validator of every answer; the types have been compared.
      reply.serializer(JSON.stringify).type(JSON_TYPE);
      return answer.value;
    },
  });
}

/** Some at a time, so that others come between; what is wrong is told up to a bound, for each mistake is longer than its cause. */
async function assessInSlices(
  inputs: readonly unknown[],
  tariff: Tariff,
  between: () => Promise<void>,
): Promise<Outcome<readonly AssessAnswer[]>> {
  if (inputs.length > INPUTS_MAX) {
    return refused({ code: '-900205', path: '$', found: String(inputs.length), allowed: `≤ ${INPUTS_MAX}` });
  }
  const answers: AssessAnswer[] = [];
  const refusals: Refusal[] = [];
  for (let from = 0; from < inputs.length && refusals.length < REFUSALS_MAX; from += SLICE) {
    if (from > 0) await between();
    const part = assessJsonBatch(inputs.slice(from, from + SLICE), from, tariff);
    if (part.ok) answers.push(...part.value);
    else refusals.push(...part.refusals);
  }
  return refusals.length > 0 ? refused(...refusals) : done(answers);
}

const amount = Type.String({ examples: ['10.00'] });

const INPUT = Type.Object({
  acceptedAt: Type.String({ examples: ['2019-05-01T10:00:00+08:00'] }),
  mode: Type.String({ examples: ['1210'] }),
  annualUsed: amount,
  freight: amount,
  insurance: amount,
  lines: Type.Array(
    Type.Object({
      gcode: Type.String({ examples: ['3303000000'] }),
      quantity: amount,
      price: amount,
      country: maybe(
        Type.String({
          examples: ['307'],
          description: '原产国；全额征税时据以判断关税 / origin; decides duties of a full assessment (E-05)',
        }),
      ),
      gname: maybe(
        Type.String({ description: '名称与规格型号判断化妆品是否按片计 / tell sheets of cosmetics (E-06)' }),
      ),
      gmodel: maybe(Type.String()),
      postalClass: maybe(
        Type.String({
          examples: ['2'],
          description:
            '行邮税类别，各行均填时附对照 / postal class; with it in every line the comparison comes too (E-10)',
        }),
      ),
      rates: maybe(
        Type.Object({ duty: maybe(amount), vat: maybe(amount), consumption: maybe(amount), specific: maybe(amount) }),
      ),
    }),
  ),
});

const ASSESS_SCHEMA = {
  tags: ['tools'],
  operationId: 'assess',
  summary: '税款试算，附每个参数及其法律依据 / assess tax, with every parameter and its law',
  description: '输入为对象或对象数组，应答与之对应 / an object or an array of them; the answer has the same shape',
  security: [],
  body: Type.Union([INPUT, Type.Array(INPUT)]),
  response: {
    200: Type.Unsafe<AssessmentAnswer | readonly AssessmentAnswer[]>({
      description: '试算结果 / the assessment',
      headers: CONVERSATION_HEADERS,
      ...Type.Union([refTo(Assessment), list(refTo(Assessment))]),
    }),
    ...errorAnswers('input-invalid', 413, 415, 429, 500, 503),
  },
};
