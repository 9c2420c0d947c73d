import type { FastifyRequest } from 'fastify';
import type { Staff, StaffRole } from '../office/index.ts';
import { bearerToken, limited } from './auth.ts';
import { Problem } from './problems.ts';
import { createRateLimiter, type RateLimiter } from './rate.ts';
import type { GatewayContext } from './types.ts';

/** Staff who may read what the customs side keeps. */
export const READERS: readonly StaffRole[] = ['officer', 'supervisor', 'auditor', 'operator'];

/** An officer's screen asks a few times a second; a script that gets into a circle must not fill the lanes. */
const ACTS_SHARE = 50;

export function officeLimiter(context: GatewayContext): RateLimiter {
  return createRateLimiter(Math.max(5, context.limits.requestsPerSecond / ACTS_SHARE));
}

/** Lets staff of these roles through; anybody else is a problem. */
export function staffGate(
  context: GatewayContext,
  limiter: RateLimiter,
): (request: FastifyRequest, roles: readonly string[]) => Promise<Staff> {
  return async (request, roles) => {
    const found = await context.office.staffByToken(bearerToken(request));
    if (found === null) throw new Problem('token-unknown');
    limited(limiter, found.code, context.clock.now());
    if (!roles.includes(found.role)) throw new Problem('role-missing', { found: found.role, allowed: roles });
    return found;
  };
}
