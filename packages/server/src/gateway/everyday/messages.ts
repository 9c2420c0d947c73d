import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyError } from 'fastify';
import { errorAnswer, type PlainAnswer } from '../answer.ts';
import type { Visit } from '../doors.ts';
import { answerMessage, MESSAGE_COST } from '../routes/messages.ts';
import { CONVERSATION_HEADER, type GatewayContext } from '../types.ts';
import type { Visits } from '../fair/visits.ts';
import type { Admitted } from './connection.ts';
import type { Head } from './head.ts';

/** How long a connection is kept open for the next message. */
export const KEEP_ALIVE_MS = 72_000;
const KEPT = `Connection: keep-alive\r\nKeep-Alive: timeout=${KEEP_ALIVE_MS / 1000}\r\n\r\n`;

/** The everyday message, from its head to its answer: the caller's budget, room and turns are those of the ordinary way. */
export function admitMessages(context: GatewayContext, visits: Visits) {
  return ({ token, accept, length }: Head): Admitted | null => {
    if (length > context.everydayBytesMax) return null;
    const participant = context.registry().participantByToken(token);
    if (participant === null) return null;
    const { code } = participant;
    let visit: Visit;
    try {
      visit = visits.enter({
        key: code,
        caller: { key: code, participant },
        cost: MESSAGE_COST,
        blockCost: 1,
        bytes: length,
      });
    } catch {
      // No budget, or too much inside: the ordinary way says so, and holds the answer back.
      return null;
    }
    return {
      drop: () => visits.goOut(visit),
      async answer(body, isGone) {
        await new Promise<void>((go) => visits.begin(visit, body, go));
        let answer: PlainAnswer | null = null;
        try {
          // The client has disconnected: its message is dropped.
          if (!isGone()) answer = await answered(context, visits, visit, { body, code, accept });
        } finally {
          visits.goOut(visit);
        }
        return (closes) => (answer === null ? '' : written(answer, closes));
      },
    };
  };
}

async function answered(
  context: GatewayContext,
  visits: Visits,
  visit: Visit,
  { body, code, accept }: { readonly body: Buffer; readonly code: string; readonly accept: string | undefined },
): Promise<PlainAnswer> {
  try {
    return await answerMessage(context, body, {
      code,
      accept,
      charge: (cost) => visits.charge(visit, cost),
      leave: () => visits.leave(visit),
    });
  } catch (error) {
    const conversation = randomUUID();
    const answer = errorAnswer(context, error as FastifyError, conversation);
    return { ...answer, headers: { ...answer.headers, [CONVERSATION_HEADER]: conversation } };
  }
}

/** As node:http writes it. */
function written({ status, headers, body }: PlainAnswer, closes: boolean): string | Buffer {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`;
  for (const name in headers) head += `${name}: ${headers[name]}\r\n`;
  head += `cache-control: no-store\r\ncontent-length: ${Buffer.byteLength(body)}\r\nDate: ${dateNow()}\r\n`;
  head += closes ? 'Connection: close\r\n\r\n' : KEPT;
  return typeof body === 'string' ? head + body : Buffer.concat([Buffer.from(head, 'latin1'), body]);
}

/** The Date field, made anew once a second. */
let date = { second: 0, text: '' };
function dateNow(): string {
  const second = Math.floor(Date.now() / 1000);
  if (second !== date.second) date = { second, text: new Date(second * 1000).toUTCString() };
  return date.text;
}
