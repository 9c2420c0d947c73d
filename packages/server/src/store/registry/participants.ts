import type { RegistryChange } from './change.ts';
import { DELEGATION, EVENT, ACCOUNT_BOOK, fromRow, PARTICIPANT, QUALIFICATION, UNDERTAKING } from './read.ts';
import { writeRow } from './write.ts';
import type { RegistryStore } from '../../registry/store.ts';

type ParticipantRecords = Pick<
  RegistryStore,
  | 'addParticipant'
  | 'addEvent'
  | 'addAccountBook'
  | 'addDelegation'
  | 'endDelegation'
  | 'addQualification'
  | 'addUndertaking'
>;

/** Firms, their dated events, their account books, whom they have entrusted, and their papers. */
export function participantRecords(change: RegistryChange): ParticipantRecords {
  return {
    addParticipant: (row, registeredMs) =>
      change.run(async (client) => {
        await writeRow(client, { write: 'participant', row, registeredMs });
        // The row may be held back by either number; the one of the customs code comes first.
        const { rows } = await client.query<Record<string, unknown>>(
          `SELECT ${PARTICIPANT} FROM participant WHERE code = $1 OR credit_code = $2 ORDER BY (code = $1) DESC LIMIT 1`,
          [row.code, row.creditCode],
        );
        return fromRow(rows[0] ?? {});
      }),

    addEvent: (row) =>
      change.add(
        { write: 'event', row },
        `SELECT ${EVENT} FROM participant_event WHERE participant_code = $1 AND kind = $2 AND from_ms = $3`,
        [row.participantCode, row.kind, row.fromMs],
      ),

    addAccountBook: (book) =>
      change.run(async (client) => {
        await client.query(
          `INSERT INTO account_book (ems_no, warehouse_code, customs_code, city) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING`,
          [book.emsNo, book.warehouseCode, book.customsCode, book.city],
        );
        const { rows } = await client.query<Record<string, unknown>>(
          `SELECT ${ACCOUNT_BOOK} FROM account_book WHERE ems_no = $1`,
          [book.emsNo],
        );
        return fromRow(rows[0] ?? {});
      }),

    addDelegation: (row) =>
      change.add(
        { write: 'delegation', row },
        `SELECT ${DELEGATION} FROM delegation WHERE principal_code = $1 AND agent_code = $2 AND from_ms = $3`,
        [row.principalCode, row.agentCode, row.fromMs],
      ),

    endDelegation: (principalCode, agentCode, atMs) =>
      change.run((client) => writeRow(client, { write: 'delegationEnd', principalCode, agentCode, atMs })),

    addQualification: (row) =>
      change.add(
        { write: 'qualification', row },
        `SELECT ${QUALIFICATION} FROM qualification
         WHERE participant_code = $1 AND kind = $2 AND number = $3 AND from_ms = $4`,
        [row.participantCode, row.kind, row.number, row.fromMs],
      ),

    addUndertaking: (row) =>
      change.add(
        { write: 'undertaking', row },
        `SELECT ${UNDERTAKING} FROM undertaking
         WHERE kind = $1 AND principal_code = $2 AND giver_code = $3 AND number = $4`,
        [row.kind, row.principalCode, row.giverCode, row.number],
      ),
  };
}
