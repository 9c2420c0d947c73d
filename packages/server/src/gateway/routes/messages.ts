import { REQUESTS } from '@tongguan/ceb';
import { assertNever, shanghaiIso } from '@tongguan/kernel';
import { Type } from 'typebox';
import { JSON_TYPE, type PlainAnswer, sendAs } from '../answer.ts';
import { firmOf } from '../auth.ts';
import { costOfBytes } from '../fair/budget.ts';
import { firm } from '../doors.ts';
import { kindNameOf } from '../schemas/kindNames.ts';
import { XML_TYPE, wantsXml } from '../negotiate.ts';
import { BEARER } from '../openapi.ts';
import { Problem } from '../problems.ts';
import { explained, refusedBody, statusOfRefusal } from '../refusals.ts';
import { errorAnswers } from '../schemas/errors.ts';
import { Stored, type StoredMessage } from '../schemas/messages.ts';
import { answer } from '../schemas/shapes.ts';
import { CONVERSATION_HEADER, type Doors, type GatewayContext, type TypedApp, REPLAYED_HEADER } from '../types.ts';
import type { RefusedAnswer, StoredAnswer } from '../../intake/types.ts';

/** An everyday message is what all costs are counted in. */
export const MESSAGE_COST = 1;
/** Elements of an everyday message: reading costs by them as much as by bytes. */
const USUAL_ELEMENTS = 64;
/** A refusal is a transaction of its own, with a receipt of its own. */
const REFUSAL_COST = 10;
/** Each still takes a row: who has filled the quota of the day fills the disk no faster than by some gigabytes a day. */
const BEYOND_QUOTA_COST = 400;

/** POST /api/messages: one CEB message in, an acknowledgement after commit (B-07). */
export async function messageRoutes(app: TypedApp, context: GatewayContext, doors: Doors): Promise<void> {
  app.addContentTypeParser(
    ['application/xml', 'text/xml'],
    { parseAs: 'buffer', bodyLimit: context.limits.messageBytes },
    (_request, body, done) => done(null, body),
  );
  app.route({
    method: 'POST',
    url: '/api/messages',
    bodyLimit: context.limits.messageBytes,
    schema: schemaOf(context.takes),
    // The body is judged by the scanner, which sees the bytes the signature covers.
    validatorCompiler: () => () => true,
    config: firm(MESSAGE_COST),
    handler: async (request, reply) => {
      const raw = request.body;
      const message = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
      const { status, headers, body } = await answerMessage(context, message, {
        code: firmOf(request).code,
        accept: request.headers.accept,
        charge: (cost) => doors.charge(request, cost),
        leave: () => doors.leave(request),
      });
      reply.code(status).headers(headers);
      return sendAs(reply, headers['content-type'] ?? JSON_TYPE, body);
    },
  });
}

/** The sender of a message, and how its work is counted. */
export type Sender = {
  readonly code: string;
  readonly accept: string | undefined;
  readonly charge: (cost: number) => void;
  readonly leave: () => void;
};

/** The answer to a message, on every transport. Throws a problem when nothing was recorded. */
export async function answerMessage(
  context: Pick<GatewayContext, 'intake' | 'wrote' | 'log' | 'clock'>,
  message: Buffer,
  { code, accept, charge, leave }: Sender,
): Promise<PlainAnswer<202 | 400 | 403>> {
  const bytesPaid = message.length;
  const answer = await context.intake.submit(message, code, {
    // Its bytes are paid; an everyday message has as many elements as belong to them.
    onWeighed: (elements) => {
      const more = Math.floor(elements / USUAL_ELEMENTS) - costOfBytes(bytesPaid);
      if (more > 1) charge(more);
    },
    // Only the shared commit remains: other messages may be processed meanwhile.
    onVerified: leave,
  });
  switch (answer.kind) {
    case 'stored':
      context.wrote(true);
      return storedAnswer(answer);
    case 'refused':
      charge(answer.beyondQuota ? BEYOND_QUOTA_COST : REFUSAL_COST);
      return refusalAnswer(context, answer, accept);
    case 'no-envelope':
      throw new Problem('envelope-invalid', { refusals: answer.refusals.map(explained) });
    case 'busy':
      throw new Problem('busy', {}, answer.retryAfterMs);
    default:
      return assertNever(answer, 'answer of intake');
  }
}

function storedAnswer(answer: StoredAnswer): PlainAnswer<202> {
  const { messageId, type, guid, acceptedMs, documents } = answer;
  const headers: Record<string, string> = { 'content-type': JSON_TYPE, [CONVERSATION_HEADER]: messageId };
  // In the header: the same bytes get the same body, however often they come (B-07).
  if (answer.replayed) headers[REPLAYED_HEADER] = 'true';
  const told: StoredMessage = {
    messageId,
    type,
    guid,
    acceptedAt: shanghaiIso(acceptedMs),
    documents: documents.map(({ item, kind, number, orderNo }) => ({ item, kind: kindNameOf(kind), number, orderNo })),
  };
  return { status: 202, headers, body: JSON.stringify(told) };
}

function refusalAnswer(
  context: Pick<GatewayContext, 'log' | 'clock'>,
  answer: RefusedAnswer,
  accept: string | undefined,
): PlainAnswer<400 | 403> {
  const status = statusOfRefusal(answer);
  const code = answer.refusals[0]?.code ?? '';
  const conversation = answer.messageId;
  context.log({ at: context.clock.now(), level: 'info', event: 'message-refused', conversation, status, code });
  const headers = { [CONVERSATION_HEADER]: conversation };
  if (wantsXml(accept)) return { status, headers: { ...headers, 'content-type': XML_TYPE }, body: answer.receipt };
  const { error } = refusedBody(answer);
  const body = JSON.stringify({ error: { ...error, conversationId: conversation } });
  return { status, headers: { ...headers, 'content-type': JSON_TYPE }, body };
}

/** The numbers of the messages that are taken: 311, 411 … */
function numbersOf(takes: GatewayContext['takes']): string {
  const taken = REQUESTS.filter(({ kind }) => takes.includes(kind));
  return taken.map(({ type }) => type.slice('CEB'.length, -'Message'.length)).join('、');
}

const schemaOf = (takes: GatewayContext['takes']) => ({
  tags: ['messages'],
  operationId: 'sendMessage',
  summary: `发送一份已签名的 CEB 报文（${numbersOf(takes)}），可装在 DxpMsg、DxpMsgSv 中 / send one signed CEB message, bare or inside a DXP envelope`,
  description:
    '落库提交后才应答 202；同一字节再发得到同样应答且不重复生效。拒收时按 Accept 返回 JSON 或 CEB900。 / 202 only after commit; the same bytes again give the same answer and no second effect. A refusal is JSON or, by Accept, the CEB900.',
  security: BEARER,
  consumes: ['application/xml', 'text/xml'],
  body: Type.String({ description: 'CEB311Message … , UTF-8, ≤ 8 MB' }),
  response: {
    202: answer('已落库 / stored', Stored),
    // Beside these the codes of the specification: form and signature 400, signer and authority 403.
    ...errorAnswers(400, 'envelope-invalid', 401, 403, 413, 415, 429, 500, 503, 'busy'),
  },
});
