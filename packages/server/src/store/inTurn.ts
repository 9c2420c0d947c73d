import type pg from 'pg';

/**
 * Gives `work` a connection that takes several statements at once and runs them in the order they came, each as soon as
 * the one before is done: parameters of the next statement are written while the database works on the first. Once
 * `work` has failed nothing more is sent, and nothing is under way when this rejects: a statement that came after the
 * rollback would stand by itself and stay.
 */
export async function inTurn<T>(client: pg.PoolClient, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let failed: Error | null = null;
  const query = (statement: pg.QueryConfig): Promise<unknown> => {
    const next = last.then(() => {
      if (failed !== null) throw failed;
      return client.query(statement);
    });
    last = next;
    return next;
  };
  try {
    return await work(Object.create(client, { query: { value: query } }) as pg.PoolClient);
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error));
    await last.catch(() => undefined);
    throw error;
  }
}
