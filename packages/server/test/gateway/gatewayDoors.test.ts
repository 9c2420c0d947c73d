import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Gateway } from '../../src/gateway/index.ts';
import { ACT_KINDS } from '../../src/main/rooms.ts';
import { CHANGE_KINDS } from '../../src/registry/index.ts';
import { CALLERS, type Caller, knock, openAllDoors, type Operation, STAFF } from '../support/doors/allDoors.ts';

/**
 * Proves who gets through every door: each operation of the platform's own description against each kind of caller. An
 * operation that is added without a line here fails, so that nobody forgets to say who may.
 */

const ANYBODY: readonly Caller[] = CALLERS;

/** Method and path as described, and who gets through. */
const DOORS: ReadonlyMap<string, readonly Caller[]> = new Map<string, readonly Caller[]>([
  ['GET /api/health', ANYBODY],
  ['GET /api/codes/{code}', ANYBODY],
  ['GET /api/sandbox/clock', ANYBODY],
  ['POST /api/assess', ANYBODY],
  ['POST /api/messages', ['firm']],
  ['GET /api/receipts', ['firm']],
  ['GET /api/declarations/{number}', ['firm']],
  ['GET /api/declarations/{number}/tracking', ['firm']],
  ['GET /api/declarations/{number}/versions', ['firm']],
  ['GET /api/declarations/{number}/print', ['firm']],
  ['GET /api/office/declarations/{number}/versions', STAFF],
  ['GET /api/office/declarations/{number}/print', STAFF],
  ['GET /api/supplements', ['firm']],
  ['GET /api/declarations/{number}/supplements', ['firm']],
  ['POST /api/declarations/{number}/supplements/answer', ['firm']],
  ['GET /api/office/supplements', STAFF],
  ['GET /api/participant/waybills/{number}/tracking', ['firm']],
  ['POST /api/participant/waybills/events', ['firm']],
  ['GET /api/office/declarations/{number}/tracking', STAFF],
  ['GET /api/office/journal', STAFF],
  ['GET /api/office/inspections', ['officer', 'supervisor', 'auditor']],
  ['GET /api/office/inspections/{number}/evidence/{actId}', ['officer', 'supervisor', 'auditor']],
  ['GET /api/office/proposals', STAFF],
  ['GET /api/office/contingencies', STAFF],
  ['GET /api/office/queue', STAFF],
  ['GET /api/office/clearance-clock', STAFF],
  ['GET /api/office/goods/stops', STAFF],
  ['GET /api/office/goods/stops/{number}/declarations', STAFF],
  ['GET /api/office/goods/lists', STAFF],
  ['GET /api/office/goods/lists/{number}/diff', STAFF],
  ['GET /api/office/goods/tariffs', STAFF],
  ['GET /api/office/goods/tariffs/{number}/diff', STAFF],
  ['POST /api/office/goods/impact', ['operator', 'officer', 'supervisor']],
  ['GET /api/office/goods/filings', STAFF],
  ['GET /api/filings', ['firm']],
  ['POST /api/filings', ['firm']],
  ['POST /api/office/proposals/{id}/decision', ['operator', 'officer', 'supervisor']],
  ['GET /api/office/declarations/{number}', STAFF],
  ['GET /api/office/books/{number}/movements', STAFF],
  ['GET /api/office/books/{number}/balances', STAFF],
  ['GET /api/office/books/{number}/transfers', STAFF],
  ['GET /api/office/books/{number}/stocktakes/{takeNo}', STAFF],
  ['GET /api/office/books/{number}/inbounds', STAFF],
  ['GET /api/office/books/{number}/batches', STAFF],
  ['GET /api/books/{number}/batches', ['firm']],
  ['GET /api/office/inbound-details', STAFF],
  ['GET /api/books/{number}/inbounds', ['firm']],
  ['GET /api/books/{number}/movements', ['firm']],
  ['GET /api/books/{number}/balances', ['firm']],
  ['GET /api/books/{number}/transfers', ['firm']],
  ['GET /api/books/{number}/stocktakes/{takeNo}', ['firm']],
  ['POST /api/sandbox/clock', ['operator']],
  ['GET /api/participant', ['firm']],
  ['GET /api/office/participants', STAFF],
  ['GET /api/office/participants/{number}', STAFF],
  ['GET /api/office/expiring', STAFF],
  ['GET /api/office/registry-journal', STAFF],
  ['POST /api/office/participants', ['operator', 'supervisor']],
  ...CHANGE_KINDS.filter(({ ownDoor }) => ownDoor !== true).map((kind): [string, readonly Caller[]] => [
    `POST /api/office/${kind.path.replace(':number', '{number}')}`,
    ['operator', 'supervisor'],
  ]),
  ['GET /api/office/tokens', ['operator', 'supervisor', 'auditor']],
  ['POST /api/office/participants/{number}/tokens', ['operator', 'supervisor']],
  ['POST /api/office/tokens/{tokenId}/end', ['operator', 'supervisor']],
  ['GET /api/office/session', STAFF],
  ['POST /api/office/session', STAFF],
  ['POST /api/office/session/end', STAFF],
  ['GET /api/participant/tokens', ['firm']],
  ['POST /api/participant/tokens', ['firm']],
  ['POST /api/participant/tokens/{tokenId}/end', ['firm']],
  ['POST /api/office/consumer-tokens', ['operator']],
  ['GET /api/office/consumer-tokens', ['supervisor', 'auditor']],
  ['POST /api/office/consumer-tokens/{id}/end', ['operator', 'supervisor']],
  ['GET /api/consumer/quota', ['consumer']],
  ['POST /api/consumer/disputes', ['consumer']],
  ['GET /api/consumer/bills', ['consumer']],
  ['GET /api/consumer/bills/{number}', ['consumer']],
  ['GET /api/consumer/parcels/{number}', ['consumer']],
  ['POST /api/office/identity-authentications', ['operator']],
  ['GET /api/consumer/cases', ['consumer']],
  ['POST /api/consumer/freeze', ['consumer']],
  ['POST /api/participant/waybills/{number}/elsewhere', ['firm']],
  ['GET /api/office/cases', ['officer', 'supervisor', 'auditor']],
  ['GET /api/office/cases/{number}', ['officer', 'supervisor', 'auditor']],
  ...['', '/demands', '/overdue', '/refunds', '/forecast', '/reconciliation'].flatMap(
    (view): [string, readonly Caller[]][] => [
      [`GET /api/guarantee${view}`, ['firm']],
      [`GET /api/office/guarantees/{number}${view}`, STAFF],
    ],
  ),
  // Those with a door of their own are above.
  ...ACT_KINDS.filter(({ ownDoor }) => ownDoor !== true).map((kind): [string, readonly Caller[]] => [
    `POST /api/office/${kind.path.replace(':number', '{number}')}`,
    STAFF.filter((role) => kind.roles.includes(role)),
  ]),
]);

describe('doors', () => {
  let gateway: Gateway;
  let url = '';
  let described: readonly (readonly [door: string, operation: Operation])[] = [];

  before(async () => {
    ({ gateway, url, described } = await openAllDoors());
  });
  after(() => gateway.close());

  test('every described operation says who may', () => {
    assert.deepEqual(described.map(([door]) => door).sort(), [...DOORS.keys()].sort());
  });

  for (const [door, allowed] of DOORS) {
    for (const caller of CALLERS) {
      const may = allowed.includes(caller);
      test(`${door}: ${caller} ${may ? 'may' : 'may not'}`, async () => {
        const operation = described.find(([name]) => name === door)?.[1];
        assert.ok(operation);
        const { status } = await knock(url, door, operation, caller);
        const staffElsewhere = STAFF.some((role) => role === caller) && STAFF.some((role) => allowed.includes(role));
        if (may) assert.ok(![400, 401, 403, 415, 429].includes(status), String(status));
        else assert.equal(status, staffElsewhere ? 403 : 401);
      });
    }
  }
});
