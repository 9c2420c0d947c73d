import { type Outcome, shanghaiIso } from '@tongguan/kernel';
import type { Staff } from '../../office/types.ts';
import { REGISTER, REGISTRARS } from '../index.ts';
import {
  explained,
  firm,
  firmOf,
  idempotencyKey,
  LIST_VALUES_MAX,
  national,
  Problem,
  READERS,
  readJsonBodies,
  shownReason,
  staff,
  staffOf,
} from '../../gateway/index.ts';
import { answerOf } from '../../office/api/routes.ts';
import type { Fact } from './answers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import type { RegistryDoor } from '../index.ts';
import {
  EXPIRING_SCHEMA,
  JOURNAL_SCHEMA,
  LIST_SCHEMA,
  OWN_SCHEMA,
  RECORD_SCHEMA,
  REGISTER_SCHEMA,
} from './requests.ts';
import { listOf, recordOf } from './views.ts';

/** What the routes of this room use. */
export type RecordServices = { readonly records: RegistryDoor };
type Context = GatewayContext & RecordServices;

/** A record needs the whole registry; firms rarely read their own. */
const OWN_COST = 1_000;
/** As many firms as one request may bring, with all their papers. */
const REGISTER_BYTES_MAX = 1024 * 1024;
const JOURNAL_DEFAULT = 100;
const EXPIRING_DAYS_DEFAULT = 30;

/**
 * The registry at the office's door (A-01 … A-07): operators and supervisors register firms, all staff read it, and a firm
 * reads its own record. Changes of one firm are acts, whose routes are the office's. Every change says why and stands in
 * the journal of the registry.
 */
export async function registryRoutes(app: TypedApp, context: Context): Promise<void> {
  readJsonBodies(app);
  registerRoute(app, context);
  readRoutes(app, context);
  ownRoute(app, context);
}

/** The act `participant.register`, which has no number in its path and can be tried. */
function registerRoute(app: TypedApp, { records, office }: Context): void {
  app.post('/api/office/participants', {
    schema: REGISTER_SCHEMA,
    config: { ...staff(REGISTRARS), jsonValuesMax: LIST_VALUES_MAX },
    bodyLimit: REGISTER_BYTES_MAX,
    handler: async (request, reply) => {
      const { code, role } = national(staffOf(request));
      const { participants, dryRun = false, reason } = request.body;
      const asked = { kind: REGISTER, actor: { code, role }, reason, body: { participants } };
      if (dryRun) {
        const judged = await records.judge({ ...asked, code: '' });
        if (!judged.ok) throw refusedBy(judged);
        const { entryId: actId, atMs, writes } = judged.value;
        return { actId, state: 'done' as const, at: shanghaiIso(atMs), facts: { written: String(writes) } };
      }
      const actId = idempotencyKey(request);
      const id = actId === undefined ? {} : { actId };
      const submitted = await office.submit({ ...asked, number: '', ...id });
      if (!submitted.ok) throw refusedBy(submitted);
      return reply.code(submitted.value.outcome === null ? 202 : 200).send(answerOf(submitted.value));
    },
  });
}

function readRoutes(app: TypedApp, { records, clock }: Context): void {
  app.get('/api/office/participants', {
    schema: LIST_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      return { participants: listOf(await records.rows(), request.query, clock.now()) };
    },
  });

  app.get('/api/office/participants/:number', {
    schema: RECORD_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const record = recordOf(await records.rows(), request.params.number, clock.now());
      if (record === null) throw new Problem('participant-unknown');
      return record;
    },
  });

  app.get('/api/office/expiring', {
    schema: EXPIRING_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const days = request.query.days ?? EXPIRING_DAYS_DEFAULT;
      const expiring = await records.expiring(days);
      return { expiring: expiring.map(({ endMs, ...one }) => ({ ...one, ends: shanghaiIso(endMs) })) };
    },
  });

  app.get('/api/office/registry-journal', {
    schema: JOURNAL_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const { participant: participantCode = null, before, limit = JOURNAL_DEFAULT } = request.query;
      const beforeMs = before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before);
      const reader = staffOf(request);
      const lines = await records.journal({ participantCode, beforeMs, limit });
      return {
        entries: lines.map(({ actor, atMs, reason, facts, entryId, kind, participantCode: code }) => ({
          entryId,
          kind,
          participantCode: code,
          reason: shownReason(reason, actor, reader),
          facts: shownFacts(facts, reader),
          actor: actor.code,
          role: actor.role,
          at: shanghaiIso(atMs),
        })),
      };
    },
  });
}

/** The second person's reason is free text like the first one's. */
function shownFacts(facts: Readonly<Record<string, unknown>>, reader: Staff): Readonly<Record<string, Fact>> {
  const { second, secondReason } = facts;
  const told = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, factOf(value)]));
  if (typeof secondReason !== 'string') return told;
  return { ...told, secondReason: shownReason(secondReason, { code: String(second) }, reader) };
}

/** Changes have texts, numbers and lists of texts; any other value is shown as JSON. */
function factOf(value: unknown): Fact {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return value as Fact;
}

function ownRoute(app: TypedApp, context: Context): void {
  const { records, clock } = context;
  app.get('/api/participant', {
    schema: OWN_SCHEMA,
    config: firm(OWN_COST),
    handler: async (request) => {
      const { code } = firmOf(request);
      const record = recordOf(await records.rows(), code, clock.now());
      if (record === null) throw new Problem('participant-unknown');
      return record;
    },
  });
}

function refusedBy({ refusals }: Extract<Outcome<unknown>, { ok: false }>): Problem {
  return new Problem('act-refused', { refusals: refusals.map(explained) });
}
