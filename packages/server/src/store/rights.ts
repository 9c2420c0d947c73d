import type { Store } from './pool.ts';

/**
 * What the platform may do to the tables of its own database. It may read all and add to all; what is not named here it
 * can neither change nor take away: evidence, documents, acts and their outcomes, entries of the ledgers, receipts,
 * journals and proposals are added and stay (ADR 0024). A test holds these lists against the statements in the sources.
 */
export const CHANGED_TABLES: readonly string[] = [
  'api_token',
  'book_inbound',
  'book_inbound_line',
  'book_item',
  'book_transfer',
  'clearing_work',
  'connector',
  'consumer_token',
  'declaration',
  'delegation',
  'delivery_stop',
  'dossier',
  'guarantee_alert',
  'guarantee_instrument',
  'inbound_detail',
  'inspection',
  'job_day',
  'lane_lease',
  'ledger_account',
  'qualification',
  'quota_dispute',
  'quota_freeze',
  'registry_version',
  'refused_evidence',
  'return_centre',
  'return_parcel',
  'reversal',
  'set_aside',
  'signing_key',
  'staff',
  'staff_token',
  'stock_take',
  'stock_take_line',
  'tax_bill',
  'transition_exception',
  'undertaking',
  'write_mark',
];

/**
 * Work that is done, numbers that are free again, and what was refused, after its days: none of these is a record of what
 * was accepted.
 */
export const EMPTIED_TABLES: readonly string[] = [
  'arrival',
  'clearing_work',
  'number_claim',
  'refused_evidence',
  'refused_message',
];

/** Written by migrations alone. */
const OWNERS_OWN = 'schema_version';

/** Gives the role these rights and no other, whatever it had; asked by the owner, after the tables are up to date. */
export async function grantRights(owner: Store, role: string): Promise<void> {
  await owner.transaction(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
    );
    const named = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
    const tables = rows.map(({ name }) => name).filter((name) => name !== OWNERS_OWN);
    await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}`);
    await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    await client.query(`GRANT SELECT ON ${OWNERS_OWN} TO ${role}`);
    await client.query(`GRANT SELECT, INSERT ON ${named(tables)} TO ${role}`);
    await client.query(`GRANT UPDATE ON ${named(CHANGED_TABLES)} TO ${role}`);
    await client.query(`GRANT DELETE ON ${named(EMPTIED_TABLES)} TO ${role}`);
  });
}
