/** The audit's connection: a pool, or a client in the caller's transaction. */
export type AuditClient = { query(text: string): Promise<{ rows: Record<string, unknown>[] }> };
export type AuditPool = AuditClient & { connect?(): Promise<AuditClient> };

type Borrowed = AuditClient & { release(isBroken: boolean): void };

/** Rows of a cursor brought at a time: a body of a receipt is about a kilobyte. */
const FETCHED = 2_000;

/**
 * Runs `work` on one snapshot of the database, reading only, however long it takes. A client that is given is in a
 * transaction already, and sees what that transaction has changed.
 */
export async function inSnapshot<T>(pool: AuditPool, work: (client: AuditClient) => Promise<T>): Promise<T> {
  if (pool.connect === undefined || 'release' in pool) return work(pool);
  const client = (await pool.connect()) as Borrowed;
  let broken = false;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // Between two statements an evidence pack is opened, or rows are hashed.
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    // It joins whole tables. Where the planner has no statistics yet it would compare every row with every other.
    await client.query('SET LOCAL enable_nestloop = off');
    return await work(client);
  } finally {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    client.release(broken);
  }
}

/** The rows of a statement one after the other, in bounded memory; `peek` looks at the next without taking it. */
export class Rows<Row extends object> {
  readonly #client: AuditClient;
  readonly #name: string;
  #rows: Row[] = [];
  #at = 0;
  #isOver = false;

  private constructor(client: AuditClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  /** `name` is the cursor's: one of its kind at a time. */
  static async of<Row extends object>(client: AuditClient, name: string, sql: string): Promise<Rows<Row>> {
    await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${sql}`);
    return new Rows<Row>(client, name);
  }

  async peek(): Promise<Row | null> {
    if (this.#at < this.#rows.length) return this.#rows[this.#at] ?? null;
    if (this.#isOver) return null;
    this.#rows = (await this.#client.query(`FETCH FORWARD ${FETCHED} FROM ${this.#name}`)).rows as Row[];
    this.#at = 0;
    if (this.#rows.length < FETCHED) {
      this.#isOver = true;
      await this.#client.query(`CLOSE ${this.#name}`);
    }
    return this.#rows[0] ?? null;
  }

  /** The next row where it is at hand: nothing is waited for. */
  get ahead(): Row | null {
    return this.#rows[this.#at] ?? null;
  }

  skip(): void {
    this.#at++;
  }

  async next(): Promise<Row | null> {
    const row = this.ahead ?? (await this.peek());
    this.#at++;
    return row;
  }
}
