import { testLives } from '../model/lives.ts';

// Proves that whatever happens to declarations – documents in any order, twice and changed, cancellation, return, review,
// settlement, payment, books, goods between books, stock-takes, years that end, lanes that die,
// hand over, come late or fault, goods let go by hand, accounts to their last fen – receipts, quota, guarantee, stock, bills and
// demands are those of a simple sequential model, step by step, and that the audit finds nothing at the end.

// Files of about the same length, so that they share the cores of a run: the other seeds are in lives*.test.ts beside this one.

testLives('random');
