import pg from 'pg';
import type { DatabaseAccess } from './secrets.ts';
import { databaseUrl, PLATFORM_ROLE } from './secrets.ts';

/**
 * The database and the role the platform's processes work as: no superuser, makes no databases, roles or tables, and may
 * do to each table what `store/rights.ts` says (ADR 0024). Made where it is missing, and put right, at each start.
 */
export async function prepareServer(access: DatabaseAccess): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(access, 'postgres') });
  await client.connect();
  try {
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = 'tongguan'");
    if (database.rowCount === 0) await client.query('CREATE DATABASE tongguan');
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [PLATFORM_ROLE]);
    if (role.rowCount === 0) await client.query(`CREATE ROLE ${PLATFORM_ROLE}`);
    await client.query(
      `ALTER ROLE ${PLATFORM_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
       PASSWORD '${access.platformPassword}'`,
    );
    // As SESSION of the owner: some messages quote a value. An ordinary role may not say so itself.
    await client.query(`ALTER ROLE ${PLATFORM_ROLE} SET log_min_messages = log`);
  } finally {
    await client.end();
  }
}
