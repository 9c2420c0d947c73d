import { assert } from '@tongguan/kernel';
import { Type } from 'typebox';
import {
  BEARER,
  explained,
  firm,
  firmOf,
  idempotencyKey,
  KEY_HEADER,
  LIST_BYTES_MAX,
  Problem,
  READERS,
  readJsonBodies,
  staff,
  staffOf,
} from '../../gateway/index.ts';
import {
  allOf,
  answer,
  errorAnswers,
  limitOf,
  maybe,
  NUMBERED,
  oneOf,
  only,
  plainText,
} from '../../gateway/schemas/index.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import { ActAnswer } from '../../office/api/answers.ts';
import { answerOf } from '../../office/api/routes.ts';
import { ATTACHMENTS_MAX, QUESTIONS_MAX, SHA256, WORDS } from '../fields.ts';
import { capacityOf, mayAnswer } from '../decide.ts';
import type { Answerable, Capacity, SupplementsDoor } from '../types.ts';
import { KINDS, Supplements } from './answers.ts';
import { supplementTask } from './view.ts';

/** What the routes of this room use. */
export type SupplementServices = { readonly supplements: SupplementsDoor };
type Context = GatewayContext & SupplementServices;

const READ_COST = 20;
const LINES_MAX = 500;
const REASON = '企业答复补充申报 answered by the firm';

/**
 * E-09: what customs has asked about declarations, for those who may answer; their answer; and what staff see of both. Asking is
 * an act of the office.
 */
export async function supplementRoutes(app: TypedApp, context: Context): Promise<void> {
  readJsonBodies(app);
  const { supplements } = context;

  app.get('/api/supplements', {
    schema: OWN_SCHEMA,
    config: firm(READ_COST),
    handler: async (request) => {
      const found = await supplements.ofFirm(firmOf(request).code, request.query.all === true, LINES_MAX);
      return { supplements: found.map((line) => supplementTask(line, 'answerer', supplements)) };
    },
  });

  app.get('/api/declarations/:number/supplements', {
    schema: ONE_SCHEMA,
    config: firm(READ_COST),
    handler: async (request) => {
      const { declaration } = await mine(context, request.params.number, firmOf(request).code);
      const found = await supplements.ofDeclaration(declaration.preNo);
      return { supplements: found.map((line) => supplementTask(line, 'answerer', supplements)) };
    },
  });

  app.post('/api/declarations/:number/supplements/answer', {
    schema: ANSWER_SCHEMA,
    config: firm(READ_COST),
    bodyLimit: LIST_BYTES_MAX,
    handler: async (request, reply) => {
      const { code } = firmOf(request);
      const { declaration, capacity } = await mine(context, request.params.number, code);
      const kind = context.office.kinds.find(({ name }) => name === 'supplement.answer');
      assert(kind !== undefined, 'the kind of act is there');
      const actId = idempotencyKey(request);
      const submitted = await context.office.submit({
        kind,
        number: declaration.preNo,
        actor: { code, role: 'participant' },
        reason: REASON,
        body: { ...request.body, capacity },
        ...(actId === undefined ? {} : { actId }),
      });
      if (!submitted.ok) throw new Problem('act-refused', { refusals: submitted.refusals.map(explained) });
      return reply.code(submitted.value.outcome === null ? 202 : 200).send(answerOf(submitted.value));
    },
  });

  app.get('/api/office/supplements', {
    schema: OFFICE_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const { customsCode: district } = staffOf(request);
      const { show = 'open', limit = 100 } = request.query;
      const found = await supplements.ofOffice({ district, show, limit });
      return { supplements: found.map((line) => supplementTask(line, 'customs', supplements)) };
    },
  });
}

/**
 * The declaration with this number that the firm may answer for. A party that may not is told so; to anybody else it does not
 * exist, so that numbers cannot be probed.
 */
async function mine(
  { supplements, registry, clock }: Context,
  number: string,
  code: string,
): Promise<{ readonly declaration: Answerable; readonly capacity: Capacity }> {
  const found = await supplements.answerable(number);
  for (const declaration of found) {
    const entrusted = registry().delegation(declaration.ebcCode, code, clock.now()) !== null;
    const capacity = capacityOf(code, declaration, entrusted);
    if (capacity !== null) return { declaration, capacity };
  }
  const seen = found.find(({ parties }) => parties.includes(code));
  if (seen === undefined) throw new Problem('declaration-unknown');
  const refusal = explained({ code: '90039', path: 'number', found: code, allowed: mayAnswer(seen) });
  throw new Problem('act-refused', { refusals: [refusal] });
}

const OWN_SCHEMA = {
  tags: ['declarations'],
  operationId: 'listOwnSupplements',
  summary: '海关对本企业清单的补充申报要求 / what customs asks about declarations of yours',
  description: '申报企业与电商企业；规则 rules: E-09 / for the declarant and the owner of the goods',
  security: BEARER,
  querystring: allOf('含已答复、已撤回、已办结的 / those that are over too'),
  response: {
    200: answer('期限最早的在前 / the soonest due first', Supplements),
    ...errorAnswers(400, 401, 429, 500, 503),
  },
};

const ONE_SCHEMA = {
  tags: ['declarations'],
  operationId: 'readSupplements',
  summary: '一份清单的补充申报 / the supplementary declarations of one list',
  description:
    '申报企业、电商企业及其在册受托企业；规则 rules: E-09 / declarant, owner, and whom the owner has entrusted on record',
  security: BEARER,
  params: NUMBERED,
  response: {
    200: answer('最早的在前 / oldest first', Supplements),
    ...errorAnswers(400, 401, 'declaration-unknown', 409, 429, 500, 503),
  },
};

const ATTACHMENT = only({ name: plainText(60), sha256: SHA256 });

const ANSWER_SCHEMA = {
  tags: ['declarations'],
  operationId: 'answerSupplement',
  summary: '答复补充申报：每个问题一答，只答一次 / answer a supplementary declaration: every question, once',
  description:
    '附件由企业留存，此处登记其 SHA-256；逾期而清单未办结仍受理并记为逾期；规则 rules: E-09 / attachments stay with the firm, their hashes are recorded; late while undecided is taken and marked',
  security: BEARER,
  headers: KEY_HEADER,
  params: NUMBERED,
  body: only({
    no: Type.Integer({ minimum: 1, maximum: 32767, description: '第几次要求 / which request' }),
    answers: Type.Array(
      only({
        gnum: plainText(60),
        kind: oneOf(KINDS),
        facts: WORDS,
        attachments: maybe(Type.Array(ATTACHMENT, { maxItems: ATTACHMENTS_MAX })),
      }),
      { minItems: 1, maxItems: QUESTIONS_MAX },
    ),
  }),
  response: {
    200: answer('已收到 / received', ActAnswer),
    202: answer('已记录，尚未执行 / recorded, not looked at yet', ActAnswer),
    ...errorAnswers(400, 401, 'declaration-unknown', 409, 429, 500, 503),
  },
};

const OFFICE_SCHEMA = {
  tags: ['office'],
  operationId: 'listSupplements',
  summary: '补充申报：待答复、逾期或全部 / supplementary declarations: open, overdue or all',
  description: '规则 rules: E-09',
  security: BEARER,
  querystring: only({ show: maybe(oneOf(['open', 'overdue', 'all'])), limit: limitOf(LINES_MAX) }),
  response: {
    200: answer('期限最早的在前 / the soonest due first', Supplements),
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};
