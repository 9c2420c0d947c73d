import { deepEqual, equal } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { createGateway, type OfficeDoor } from '../../src/gateway/index.ts';
import { ACT_KINDS, OFFICE_KINDS } from '../../src/main/rooms.ts';
import { registryProposals, submitChange } from '../../src/main/wiring/registryActs.ts';
import { decideProposal, openProposal, type StaffRole } from '../../src/office/index.ts';
import {
  createRegistryDoor,
  createRegistryHolder,
  type RegistryDoor,
  withSealedReasons,
} from '../../src/registry/index.ts';
import { proposalStore } from '../../src/store/office/proposals.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import type { Store } from '../../src/store/pool.ts';
import { createVault } from '../../src/vault/index.ts';
import { withDatabase } from '../support/database.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';
import { officeOf } from '../support/office.ts';

// Proves from the door to the record that registering firms is an act like every other (A-02, K-03): an installation whose
// table asks two persons for it is answered `proposed`, nothing is registered before somebody else agrees, and then all is.

const NOW = Date.parse('2019-05-01T10:00:00+08:00');
const ROLES: Readonly<Record<string, StaffRole>> = { operator1: 'operator', supervisor1: 'supervisor' };
const FIRMS = [
  { code: '3301969901', creditCode: '91330100MATG00012X', name: '测试一', roles: ['platform'], from: '2019-01-01' },
  { code: '3301969902', creditCode: '91330100MATG00020Q', name: '测试二', roles: ['seller'] },
];
const LIST = { reason: '凭来函', participants: FIRMS };

type Told = {
  readonly status: number;
  readonly state?: string;
  readonly actId?: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly error?: { readonly refusals?: readonly { readonly code: string; readonly path: string }[] };
  readonly proposals?: readonly { readonly kind: string; readonly reason: string }[];
};
type Site = {
  readonly door: RegistryDoor;
  readonly ask: (who: string, path: string, body?: object, key?: string) => Promise<Told>;
};

/** A gateway over a registry whose table asks two persons for every change. */
async function openSite(store: Store): Promise<Site & { close(): Promise<void> }> {
  const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });
  const clock = { now: () => NOW };
  const records = withSealedReasons(registryStore(store), vault);
  const holder = await createRegistryHolder({ store: records, vault });
  const door = createRegistryDoor({ store: records, holder, clock, profile: 'sandbox', secondPerson: () => 'always' });
  const proposals = proposalStore(store);
  const four = { ...officeOf(store), proposals, kinds: ACT_KINDS, vault, clock };
  const office: OfficeDoor = {
    ...NOTHING_BEHIND.office,
    kinds: OFFICE_KINDS,
    staffByToken: (token) => {
      const role = ROLES[token];
      return Promise.resolve(role === undefined ? null : { code: token, name: '测试', role, customsCode: '' });
    },
    submit: (request) => submitChange(door, request),
    decide: (request) => decideProposal({ ...four, elsewhere: registryProposals(door) }, request),
    proposals: async (openOnly, limit, district) =>
      (await proposals.list({ openOnly, nowMs: NOW, limit, district })).map((one) => openProposal(vault, one)),
  };
  const gateway = await createGateway({ ...NOTHING_BEHIND, clock, office, records: door });
  const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  return {
    door,
    ask: async (who, path, body, key) => {
      const sent = { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) };
      const headers = { authorization: `Bearer ${who}`, ...(body === undefined ? {} : sent) };
      const given = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
      const answer = await fetch(`${url}/api/office/${path}`, given);
      return { status: answer.status, ...((await answer.json()) as object) };
    },
    close: async () => {
      await gateway.close();
      holder.close();
    },
  };
}

const withSite = (name: string, work: (site: Site) => Promise<void>): Promise<void> =>
  withDatabase(name, async ({ store }) => {
    const site = await openSite(store);
    try {
      await work(site);
    } finally {
      await site.close();
    }
  });

const count = async ({ door }: Site): Promise<number> => (await door.rows()).participants.length;
const agree = ({ ask }: Site, who: string, id: string | undefined, decision = 'approve'): Promise<Told> =>
  ask(who, `proposals/${id}/decision`, { reason: '复核', decision });

test('a list of firms is proposed, agreed to by somebody else, and then on record, with a line for each firm', () =>
  withSite('register two', async (site) => {
    const key = randomUUID();
    const asked = await site.ask('operator1', 'participants', LIST, key);
    deepEqual([asked.status, asked.state, asked.actId, await count(site)], [202, 'proposed', key, 0]);
    const again = await site.ask('operator1', 'participants', LIST, key);
    deepEqual([again.status, again.state], [202, 'proposed']);
    const { proposals = [] } = await site.ask('supervisor1', 'proposals');
    deepEqual(
      proposals.map(({ kind, reason }) => [kind, reason]),
      [['participant.register', '凭来函']],
    );
    deepEqual((await agree(site, 'operator1', key)).error?.refusals?.[0]?.code, '90300');
    const agreed = await agree(site, 'supervisor1', key);
    deepEqual([agreed.status, agreed.state, agreed.facts], [200, 'done', { written: '2' }]);
    equal(await count(site), 2);
    const journal = await site.door.journal({ participantCode: '3301969902', beforeMs: NOW + 1, limit: 9 });
    deepEqual(
      journal.map(({ kind, actor, facts }) => [kind, actor.code, facts['second'], facts['request']]),
      [['participant.register', 'operator1', 'supervisor1', key]],
    );
    const whole = await site.door.journal({ participantCode: '', beforeMs: NOW + 1, limit: 9 });
    deepEqual(
      whole.map(({ facts }) => [facts['participants'], facts['second'], facts['secondReason']]),
      [[2, 'supervisor1', '复核']],
    );
    equal((await site.ask('operator1', 'participants', LIST, key)).state, 'done');
  }));

test('what the second person declines is not registered', () =>
  withSite('register declined', async (site) => {
    const { actId } = await site.ask('operator1', 'participants', LIST);
    deepEqual((await agree(site, 'supervisor1', actId, 'refuse')).state, 'declined');
    equal(await count(site), 0);
  }));

test('a list that cannot be registered is refused at once, and once more when it is agreed to', () =>
  withSite('register impossible', async (site) => {
    const wrong = { ...LIST, participants: [{ ...FIRMS[0], from: '2019-02-30' }] };
    const refused = await site.ask('operator1', 'participants', wrong);
    deepEqual([refused.status, refused.error?.refusals?.map(({ path }) => path)], [409, ['participants[1].from']]);
    const first = await site.ask('operator1', 'participants', LIST);
    const other = { ...LIST, participants: [{ ...FIRMS[0], name: '另名' }] };
    const second = await site.ask('operator1', 'participants', other);
    deepEqual([first.state, second.state], ['proposed', 'proposed']);
    equal((await agree(site, 'supervisor1', first.actId)).state, 'done');
    const late = await agree(site, 'supervisor1', second.actId);
    deepEqual(
      [late.status, late.error?.refusals?.[0]?.code, late.error?.refusals?.[0]?.path],
      [409, '90033', 'participants[1].code'],
    );
  }));

test('a trial asks nobody and writes nothing', () =>
  withSite('register trial', async (site) => {
    const tried = await site.ask('operator1', 'participants', { ...LIST, dryRun: true });
    deepEqual([tried.status, tried.state, tried.facts], [200, 'done', { written: '2' }]);
    deepEqual((await site.ask('supervisor1', 'proposals')).proposals, []);
    equal(await count(site), 0);
  }));
