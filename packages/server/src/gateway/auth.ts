import { assert } from '@tongguan/kernel';
import type { FastifyRequest } from 'fastify';
import type { Staff } from '../office/index.ts';
import type { Participant } from '../registry/types.ts';
import { addressKey } from './fair/address.ts';
import type { Door } from './doors.ts';
import { Problem } from './problems.ts';
import { createStaffDesk } from './staffDesk.ts';
import type { Caller, GatewayContext } from './types.ts';

/** Longer than any token we issue; keeps the keyed hash cheap on hostile headers. */
const TOKEN_LENGTH_MAX = 512;

export type CallerFinder = (request: FastifyRequest, door: Door) => Caller | null | Promise<Caller>;

/** The caller, by token; null for public routes. Throws a problem when the token is missing or unknown. */
export function callerFinder(context: GatewayContext): CallerFinder {
  const desk = createStaffDesk(context.clock, (token) => context.office.staffByToken(token));
  const staffOfToken = async (token: string, address: string): Promise<Caller> => {
    const found = await desk.find(token, address);
    if (found === null) throw new Problem('token-unknown');
    return { key: `staff ${found.code}`, staff: found };
  };
  return (request, door) => {
    if (door.who === 'anybody') return null;
    const token = bearerToken(request);
    const participant = context.registry().participantByToken(token);
    switch (door.who) {
      case 'firm':
        if (participant === null) throw new Problem('token-unknown');
        return { key: participant.code, participant };
      case 'consumer': {
        const person = context.consumer.personOf(token);
        if (person === null) throw new Problem('token-unknown');
        return { key: `person ${person.toString('base64')}`, person };
      }
      case 'staff':
        // A firm is known without asking the database, and is no staff.
        if (participant !== null) throw new Problem('token-unknown');
        return staffOfToken(token, addressKey(request.ip));
    }
  };
}

/** The firm that was let in. */
export function firmOf(request: Pick<FastifyRequest, 'caller'>): Participant {
  return letIn(request.caller?.participant);
}

/** The member of staff who was let in. */
export function staffOf(request: Pick<FastifyRequest, 'caller'>): Staff {
  return letIn(request.caller?.staff);
}

/** The consumer who was let in, by keyed hash. */
export function personOf(request: Pick<FastifyRequest, 'caller'>): Buffer {
  return letIn(request.caller?.person);
}

function letIn<T>(who: T | undefined): T {
  assert(who !== undefined, 'a route reads only whom its own door lets in');
  return who;
}

/** The token of a request, as its header has it. */
export function bearerToken(request: Pick<FastifyRequest, 'headers'>): string {
  const header = request.headers.authorization;
  if (header === undefined) throw new Problem('token-missing');
  const token = /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1];
  if (token === undefined || token.length > TOKEN_LENGTH_MAX) throw new Problem('token-unknown');
  return token;
}
