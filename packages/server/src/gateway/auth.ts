import type { FastifyRequest } from 'fastify';
import type { Participant } from '../registry/types.ts';
import { Problem } from './problems.ts';
import { createRateLimiter, type RateLimiter } from './rate.ts';
import type { GatewayContext } from './types.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller, where the route has asked for one. */
    participant: Participant | null;
  }
}

/** Longer than any token we issue; keeps the keyed hash cheap on hostile headers. */
const TOKEN_LENGTH_MAX = 512;

export type Caller = (request: FastifyRequest) => Participant;

/** Who is calling, by token, and whether they call too often. One limiter a process serves all routes that share it. */
export function callerReader(context: GatewayContext, limiter: RateLimiter): Caller {
  return (request) => {
    const participant = context.registry().participantByToken(bearerToken(request));
    if (participant === null) throw new Problem('token-unknown');
    limited(limiter, participant.code, context.clock.now());
    return participant;
  };
}

export function bearerToken(request: FastifyRequest): string {
  const header = request.headers.authorization;
  if (header === undefined) throw new Problem('token-missing');
  const token = /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1];
  if (token === undefined || token.length > TOKEN_LENGTH_MAX) throw new Problem('token-unknown');
  return token;
}

/** For what anybody may ask: bounded by address. */
export function openDoor(context: GatewayContext): (request: FastifyRequest) => void {
  const limiter = createRateLimiter(context.limits.openRequestsPerSecond);
  return (request) => limited(limiter, request.ip, context.clock.now());
}

export function limited(limiter: RateLimiter, key: string, nowMs: number): void {
  const waitMs = limiter.take(key, nowMs);
  if (waitMs > 0) throw new Problem('too-many-requests', {}, waitMs);
}
