import { assert, type EpochMs } from '@tongguan/kernel';
import { compareAccounts } from './accounts.ts';
import { hashOf } from './request.ts';
import type { JournalEntry, LedgerStore, RecordedEntry } from './store.ts';
import { type AccountRef, type Balance, type Book, ENTRY_KINDS, type EntryKind, type ReserveResult } from './types.ts';

type Held = {
  ref: AccountRef;
  stored: boolean;
  was: Balance;
  granted: bigint;
  reserved: bigint;
  posted: bigint;
  /** Granted no longer although it may be in use (G-01). */
  lapsed: bigint;
  grew: boolean;
};

/**
 * The accounts one transaction moves. Load, move in memory, flush; the same order of calls gives the same result.
 * Every movement carries an idempotency key: a key met again with the same request moves nothing, with another
 * request it is a fault.
 */
export class LedgerSession {
  readonly #store: LedgerStore;
  /** By book, then by account: no key has to be put together on the hot path. */
  readonly #books = new Map<Book, Map<string, Held>>();
  readonly #entries: JournalEntry[] = [];
  readonly #recorded = new Map<string, RecordedEntry>();

  constructor(store: LedgerStore) {
    this.#store = store;
  }

  /** Locks the accounts for this transaction. Accounts that do not exist stay unknown until `open`. */
  async load(refs: readonly AccountRef[]): Promise<void> {
    const fresh = new Set<string>();
    const wanted = refs.filter((ref) => {
      if (this.#held(ref) || fresh.has(ref.account)) return false;
      fresh.add(ref.account);
      return true;
    });
    if (wanted.length === 0) return;
    const sorted = wanted.sort(compareAccounts);
    for (const row of await this.#store.lockAccounts(sorted)) {
      const { part, book, account, granted, reserved, posted } = row;
      const was = { granted, reserved, posted };
      this.#hold({ ref: { part, book, account }, stored: true, was, ...was, lapsed: 0n, grew: false });
    }
  }

  /** Reads what these keys have done before: needed where a stage may run again on work that travelled. */
  async recall(entries: readonly (AccountRef & { key: string })[]): Promise<void> {
    if (entries.length === 0) return;
    for (const entry of await this.#store.recordedEntries(entries)) {
      this.#recorded.set(`${idOf(entry)}#${entry.key}`, entry);
    }
  }

  /** Accounts this transaction works on whose name begins so, also those it has just made. */
  begunWith(book: Book, prefix: string): readonly AccountRef[] {
    const held = [...(this.#books.get(book)?.values() ?? [])];
    return held.map(({ ref }) => ref).filter(({ account }) => account.startsWith(prefix));
  }

  /** Whether this key has moved something: of those recalled, and in this transaction. */
  knows(ref: AccountRef, key: string): boolean {
    const here = (entry: JournalEntry): boolean => entry.key === key && idOf(entry) === idOf(ref);
    return this.#recalled(ref, key) !== undefined || this.#entries.some(here);
  }

  balance(ref: AccountRef): Balance | null {
    return this.#held(ref) ?? null;
  }

  /** Whether this key has done its work before, as far as it was recalled. */
  isRecorded(ref: AccountRef, key: string): boolean {
    return this.#recalled(ref, key) !== undefined;
  }

  /** Amount that entered this account from outside in this transaction. */
  cameIn(ref: AccountRef): bigint {
    const grants = this.#entries.filter((entry) => entry.kind === ENTRY_KINDS.grant && idOf(entry) === idOf(ref));
    return grants.reduce((sum, { amount }) => sum + amount, 0n);
  }

  /** The accounts of a book of which more has become available since this was last asked (G-04). */
  takeGrown(book: Book): readonly AccountRef[] {
    const grown = [...(this.#books.get(book)?.values() ?? [])].filter((held) => held.grew);
    for (const held of grown) held.grew = false;
    return grown.map(({ ref }) => ref);
  }

  /** Makes the account if it does not exist, granting `amount` under `key`: a person's quota of a year (F-01). */
  open(ref: AccountRef, amount: bigint, key: string, reference: string, atMs: EpochMs): void {
    if (this.#held(ref)) return;
    const nothing = { granted: 0n, reserved: 0n, posted: 0n };
    this.#hold({ ref, stored: false, was: nothing, ...nothing, granted: amount, lapsed: 0n, grew: true });
    this.#record(ref, key, ENTRY_KINDS.grant, amount, reference, atMs);
  }

  /** Available → reserved, or a recorded refusal when it does not fit. */
  reserve(ref: AccountRef, amount: bigint, key: string, reference: string, atMs: EpochMs): ReserveResult {
    const account = this.#held(ref);
    if (!account) return { kind: 'unknown account' };
    const before = this.#recalled(ref, key);
    if (before) return this.#repeat(account, before, amount);
    const available = account.granted - account.reserved - account.posted;
    if (amount > available) {
      this.#record(ref, key, ENTRY_KINDS.refusal, amount, reference, atMs);
      return { kind: 'short', available, balance: { ...account } };
    }
    account.reserved += amount;
    this.#record(ref, key, ENTRY_KINDS.reserve, amount, reference, atMs);
    return { kind: 'reserved' };
  }

  /** Reserved → posted. */
  post(ref: AccountRef, amount: bigint, key: string, reference: string, atMs: EpochMs): void {
    const account = this.#move(ref, amount, key, ENTRY_KINDS.post, reference, atMs);
    if (account) account.posted += amount;
  }

  /** Reserved → available. */
  release(ref: AccountRef, amount: bigint, key: string, reference: string, atMs: EpochMs): void {
    const account = this.#move(ref, amount, key, ENTRY_KINDS.release, reference, atMs);
    if (account) account.grew = true;
  }

  /** Outside → available, also of an account that is there: a top-up (G-04), goods that come in (J-01). */
  deposit(ref: AccountRef, amount: bigint, key: string, reference: string, atMs: EpochMs): void {
    const account = this.#held(ref);
    if (!account) return this.open(ref, amount, key, reference, atMs);
    if (this.#isRepeat(ref, amount, key, ENTRY_KINDS.grant)) return;
    account.granted += amount;
    account.grew = true;
    this.#record(ref, key, ENTRY_KINDS.grant, amount, reference, atMs);
  }

  /** Posted → available: what was released is taken back (I-01, I-02). */
  reverse(ref: AccountRef, amount: bigint, key: string, reference: string, atMs: EpochMs): void {
    const account = this.#held(ref);
    assert(account !== undefined, 'an account that takes back was loaded');
    if (this.#isRepeat(ref, amount, key, ENTRY_KINDS.reverse)) return;
    assert(account.posted >= amount, 'a ledger account takes back no more than it posted');
    account.posted -= amount;
    account.grew = true;
    this.#record(ref, key, ENTRY_KINDS.reverse, amount, reference, atMs);
  }

  /** Available → outside. False when less is available; then nothing has moved. */
  withdraw(ref: AccountRef, amount: bigint, key: string, reference: string, atMs: EpochMs): boolean {
    const account = this.#held(ref);
    if (!account) return false;
    if (this.#isRepeat(ref, amount, key, ENTRY_KINDS.withdraw)) return true;
    if (amount > account.granted - account.reserved - account.posted) return false;
    account.granted -= amount;
    this.#record(ref, key, ENTRY_KINDS.withdraw, amount, reference, atMs);
    return true;
  }

  /** Available or held → outside: what was granted ends, and what it covered stays held (G-01). */
  lapse(ref: AccountRef, amount: bigint, key: string, reference: string, atMs: EpochMs): void {
    const account = this.#held(ref);
    assert(account !== undefined, 'an account that lapses was loaded');
    if (this.#isRepeat(ref, amount, key, ENTRY_KINDS.lapse)) return;
    account.granted -= amount;
    account.lapsed += amount;
    this.#record(ref, key, ENTRY_KINDS.lapse, amount, reference, atMs);
  }

  /** Writes journal and balances. Asserts each balance once more before it leaves memory. */
  async flush(): Promise<void> {
    const inserts: (AccountRef & Balance)[] = [];
    const deltas: (AccountRef & Balance)[] = [];
    for (const { ref, stored, was, granted, reserved, posted, lapsed } of this.#all()) {
      assert(granted >= 0n && reserved >= 0n && posted >= 0n, 'no side of a ledger account is negative');
      // An account over its limit, for example after a guarantee ended, may only decrease.
      const excess = reserved + posted - granted;
      const allowed = was.reserved + was.posted - was.granted;
      const most = (allowed > 0n ? allowed : 0n) + lapsed;
      assert(excess <= 0n || excess <= most, 'a ledger account never exceeds what it was granted');
      if (!stored) inserts.push({ ...ref, granted, reserved, posted });
      else if (was.granted !== granted || was.reserved !== reserved || was.posted !== posted)
        deltas.push({
          ...ref,
          granted: granted - was.granted,
          reserved: reserved - was.reserved,
          posted: posted - was.posted,
        });
    }
    // Sent together: while the database works on one statement the next is being written.
    await Promise.all([
      this.#entries.length > 0 && this.#store.insertEntries(this.#entries),
      inserts.length > 0 && this.#store.insertAccounts(inserts.sort(compareAccounts)),
      deltas.length > 0 && this.#store.addToAccounts(deltas.sort(compareAccounts)),
    ]);
  }

  #move(ref: AccountRef, amount: bigint, key: string, kind: EntryKind, reference: string, atMs: EpochMs): Held | null {
    const account = this.#held(ref);
    assert(account !== undefined, 'an account that gives up a reservation was loaded');
    if (this.#isRepeat(ref, amount, key, kind)) return null;
    assert(account.reserved >= amount, 'a ledger account gives up no more than it reserved');
    account.reserved -= amount;
    this.#record(ref, key, kind, amount, reference, atMs);
    return account;
  }

  #isRepeat(ref: AccountRef, amount: bigint, key: string, kind: EntryKind): boolean {
    const before = this.#recalled(ref, key);
    if (!before) return false;
    assert(before.requestHash.equals(hashOf(kind, amount)), 'an idempotency key keeps its request');
    return true;
  }

  #repeat(account: Held, before: RecordedEntry, amount: bigint): ReserveResult {
    assert(before.requestHash.equals(hashOf(ENTRY_KINDS.reserve, amount)), 'an idempotency key keeps its request');
    if (before.kind !== ENTRY_KINDS.refusal) return { kind: 'reserved' };
    const available = account.granted - account.reserved - account.posted;
    return { kind: 'short', available, balance: { ...account } };
  }

  #record(ref: AccountRef, key: string, kind: EntryKind, amount: bigint, reference: string, atMs: EpochMs): void {
    // A refusal answers a request to reserve: both carry that request.
    const requestHash = hashOf(kind === ENTRY_KINDS.refusal ? ENTRY_KINDS.reserve : kind, amount);
    const { part, book, account } = ref;
    this.#entries.push({ part, book, account, key, kind, amount, requestHash, reference, atMs });
  }

  #held(ref: AccountRef): Held | undefined {
    return this.#books.get(ref.book)?.get(ref.account);
  }

  #hold(held: Held): void {
    const { book, account } = held.ref;
    const accounts = this.#books.get(book) ?? new Map<string, Held>();
    this.#books.set(book, accounts.set(account, held));
  }

  *#all(): Generator<Held> {
    for (const accounts of this.#books.values()) yield* accounts.values();
  }

  #recalled(ref: AccountRef, key: string): RecordedEntry | undefined {
    return this.#recorded.size === 0 ? undefined : this.#recorded.get(`${idOf(ref)}#${key}`);
  }
}

const idOf = (ref: AccountRef): string => `${ref.book}:${ref.account}`;
