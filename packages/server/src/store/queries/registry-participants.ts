import type { RegistryStore } from '../../registry/records.ts';
import type { RegistryChange } from './registry-change.ts';
import { ACCOUNT_BOOK, DELEGATION, EVENT, fromRow, PARTICIPANT } from './registry-read.ts';

type ParticipantRecords = Pick<
  RegistryStore,
  'addParticipant' | 'addEvent' | 'addAccountBook' | 'addDelegation' | 'endDelegation'
>;

/** Firms, their dated events, their account books and whom they have entrusted. */
export function participantRecords(change: RegistryChange): ParticipantRecords {
  return {
    addParticipant: (row, registeredMs) =>
      change.run(async (client) => {
        const { rowCount } = await client.query(
          `INSERT INTO participant (code, credit_code, name, roles, registration, sandbox)
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
          [row.code, row.creditCode, row.name, row.roles, row.registration, row.sandbox],
        );
        if (rowCount === 1) {
          await client.query(
            `INSERT INTO participant_event (participant_code, kind, from_ms, until_ms, reason)
             VALUES ($1, 'registered', $2, NULL, '')`,
            [row.code, registeredMs],
          );
        }
        // The row may be held back by either number; the one of the customs code comes first.
        const { rows } = await client.query<Record<string, unknown>>(
          `SELECT ${PARTICIPANT} FROM participant WHERE code = $1 OR credit_code = $2 ORDER BY (code = $1) DESC LIMIT 1`,
          [row.code, row.creditCode],
        );
        return fromRow(rows[0] ?? {});
      }),

    addEvent: (event) =>
      change.add(
        `INSERT INTO participant_event (participant_code, kind, from_ms, until_ms, reason) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING`,
        [event.participantCode, event.kind, event.fromMs, event.untilMs, event.reason],
        `SELECT ${EVENT} FROM participant_event WHERE participant_code = $1 AND kind = $2 AND from_ms = $3`,
        [event.participantCode, event.kind, event.fromMs],
      ),

    addAccountBook: (book) =>
      change.add(
        `INSERT INTO account_book (ems_no, warehouse_code, customs_code, city) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [book.emsNo, book.warehouseCode, book.customsCode, book.city],
        `SELECT ${ACCOUNT_BOOK} FROM account_book WHERE ems_no = $1`,
        [book.emsNo],
      ),

    addDelegation: (delegation) =>
      change.add(
        `INSERT INTO delegation (principal_code, agent_code, from_ms, until_ms) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [delegation.principalCode, delegation.agentCode, delegation.fromMs, delegation.untilMs],
        `SELECT ${DELEGATION} FROM delegation WHERE principal_code = $1 AND agent_code = $2 AND from_ms = $3`,
        [delegation.principalCode, delegation.agentCode, delegation.fromMs],
      ),

    endDelegation: (principalCode, agentCode, atMs) =>
      change.run(async (client) => {
        const { rowCount } = await client.query(
          `UPDATE delegation SET until_ms = $3
           WHERE principal_code = $1 AND agent_code = $2 AND from_ms < $3 AND (until_ms IS NULL OR until_ms > $3)`,
          [principalCode, agentCode, atMs],
        );
        return (rowCount ?? 0) > 0;
      }),
  };
}
