import { Readable } from 'node:stream';
import { assert } from '@tongguan/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callerFinder } from '../auth.ts';
import { addressKey } from './address.ts';
import { type Budgets, createBudgets, createHolding } from './callerBudgets.ts';
import type { Door, Visit } from '../doors.ts';
import { OTHER_WRITES } from '../otherWrites.ts';
import { Problem } from '../problems.ts';
import type { Doors, Caller, GatewayContext } from '../types.ts';
import { createVisits, type Visits } from './visits.ts';

/**
 * Who is there is judged before a byte of the body is read, on every route: a stranger gets no work done (B-02, K-03).
 * Then how much the caller asks for, and then whose turn it is.
 */
export function guardDoors(
  app: FastifyInstance,
  context: GatewayContext,
  budgets: Budgets = createBudgets(context),
  visits: Visits = createVisits(budgets),
): Doors {
  const find = callerFinder(context);
  const hold = createHolding();
  declareDoors(app, context);

  const enter = (request: FastifyRequest, door: Door, caller: Caller | null): void => {
    request.visit = visitOf(request, door, caller, visits);
    request.caller = caller;
    const role = caller?.staff?.role;
    if (role !== undefined && !door.roles.includes(role)) {
      throw new Problem('role-missing', { found: role, allowed: door.roles });
    }
  };
  app.addHook('onRequest', (request, reply, done) => {
    const { door } = request.routeOptions.config;
    if (door?.cacheable !== true) reply.header('cache-control', 'no-store');
    const refuse = (error: unknown): void => {
      // The rest of an unknown caller's body is not read.
      if (endsUnknown(request, context.limits.messageBytes)) reply.header('connection', 'close');
      const problem = budgets.ofStranger(request, error);
      hold(problem, () => done(problem));
    };
    try {
      // Without a route the body is not read.
      if (door === undefined) throw noRoute(app, request, reply);
      const found = find(request, door);
      if (found instanceof Promise) return afterwards(found, (caller) => enter(request, door, caller), refuse, done);
      enter(request, door, found);
    } catch (error) {
      return refuse(error);
    }
    done();
  });
  app.addHook('preValidation', (request, reply, done) => {
    // The client has disconnected: its request is dropped.
    const go = (): void => done(reply.raw.destroyed ? new Problem('request-slow') : undefined);
    const { visit, body } = request;
    if (visit === null) go();
    else visits.begin(visit, Buffer.isBuffer(body) ? body : null, go);
  });
  // Not when the connection closes: who hangs up and asks again still has inside what was begun.
  app.addHook('onSend', (request, _reply, payload, done) => {
    const { visit } = request;
    request.visit = null;
    if (visit !== null && payload instanceof Readable) payload.once('close', () => visits.goOut(visit));
    else if (visit !== null) visits.goOut(visit);
    done(null, payload);
  });
  return {
    leave({ visit }) {
      if (visit !== null) visits.leave(visit);
    },
    charge({ visit }, cost) {
      if (visit !== null) visits.charge(visit, cost);
    },
    pause: ({ visit }, cost) => (visit === null ? Promise.resolve() : visits.pause(visit, cost)),
  };
}

function visitOf(request: FastifyRequest, door: Door, caller: Caller | null, visits: Visits): Visit | null {
  const { cost, blockCost = 1 } = door;
  if (cost === 0) return null;
  return visits.enter({
    key: caller?.key ?? addressKey(request.ip),
    caller,
    cost,
    blockCost,
    bytes: mostBytes(request),
  });
}

/** The size of the body: as its header says, or the most the route reads. */
function mostBytes({ headers, routeOptions }: FastifyRequest): number {
  const declared = headers['content-length'];
  if (declared !== undefined) return Number(declared);
  return headers['transfer-encoding'] === undefined ? 0 : routeOptions.bodyLimit;
}

/** A route without caller and size limit is not registered, so that neither can be forgotten; nor is a write that is no act. */
function declareDoors(app: FastifyInstance, { office }: Pick<GatewayContext, 'office'>): void {
  const acts = new Set(office.kinds.filter(({ ownDoor }) => ownDoor !== true).map(({ path }) => `/api/office/${path}`));
  app.decorateRequest('caller', null);
  app.decorateRequest('visit', null);
  app.addHook('onRoute', (route) => {
    const { url, method, bodyLimit } = route;
    assert(route.config?.door !== undefined, `${url} says who may use it`);
    const isRead = [method].flat().every((one) => one === 'GET' || one === 'HEAD');
    const isOffice = route.config.door.who === 'staff' || url.startsWith('/api/office');
    assert(
      isRead || !isOffice || acts.has(url) || Object.hasOwn(OTHER_WRITES, url),
      `${String(method)} ${url} comes of an act (\`defineAct\`, office/defineAct.ts), or stands in gateway/otherWrites.ts with its reason`,
    );
    if (method !== 'POST') return;
    assert(bodyLimit !== undefined, `POST ${url} says how much it reads`);
    // The description says so too.
    route.schema = { ...route.schema, 'x-body-bytes-max': bodyLimit } as typeof route.schema & object;
  });
}

/** Lets in who was found in the database; outside of a promise's own steps, so that a fault later on is not taken for theirs. */
function afterwards(
  found: Promise<Caller>,
  enter: (caller: Caller) => void,
  refuse: (error: unknown) => void,
  go: () => void,
): void {
  found.then(enter).then(
    () => process.nextTick(go),
    (error: unknown) => process.nextTick(refuse, error),
  );
}

function noRoute(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Problem {
  const [url = ''] = request.url.split('?');
  const allowed = (['GET', 'POST'] as const).filter((method) => app.hasRoute({ method, url }));
  if (allowed.length === 0) return new Problem('not-found');
  reply.header('allow', allowed.join(', '));
  return new Problem('method-wrong');
}

function endsUnknown({ headers }: FastifyRequest, bytesMax: number): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > bytesMax;
}
