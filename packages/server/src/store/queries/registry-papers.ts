import type { RegistryStore } from '../../registry/records.ts';
import type { RegistryChange } from './registry-change.ts';
import { CHANGE, QUALIFICATION, UNDERTAKING } from './registry-read.ts';

type PaperRecords = Pick<RegistryStore, 'addChange' | 'addQualification' | 'addUndertaking'>;

/** What is on paper about a firm: its changes, its licences, its undertakings and agreements with others. */
export function paperRecords(change: RegistryChange): PaperRecords {
  return {
    addChange: (row) =>
      change.add(
        `INSERT INTO participant_change (participant_code, from_ms, name, roles, registration, reason)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [row.participantCode, row.fromMs, row.name, row.roles, row.registration, row.reason],
        `SELECT ${CHANGE} FROM participant_change WHERE participant_code = $1 AND from_ms = $2`,
        [row.participantCode, row.fromMs],
      ),

    addQualification: (row) =>
      change.add(
        `INSERT INTO qualification (participant_code, kind, number, issuer, scope, from_ms, until_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [row.participantCode, row.kind, row.number, row.issuer, row.scope, row.fromMs, row.untilMs],
        `SELECT ${QUALIFICATION} FROM qualification WHERE participant_code = $1 AND kind = $2 AND number = $3`,
        [row.participantCode, row.kind, row.number],
      ),

    addUndertaking: (row) =>
      change.add(
        `INSERT INTO undertaking (kind, principal_code, giver_code, number, from_ms, until_ms)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [row.kind, row.principalCode, row.giverCode, row.number, row.fromMs, row.untilMs],
        `SELECT ${UNDERTAKING} FROM undertaking
         WHERE kind = $1 AND principal_code = $2 AND giver_code = $3 AND number = $4`,
        [row.kind, row.principalCode, row.giverCode, row.number],
      ),
  };
}
