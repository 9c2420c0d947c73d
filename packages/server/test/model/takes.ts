import { accountOf } from './accounts.ts';
import type { Model } from './model.ts';
import type { Expected, Staff, TakeStep } from './types.ts';

/** More than so many pieces no act takes at once. */
export const PIECES_MAX = 1_000_000_000;

type TakeLine = { readonly book: bigint; counted: bigint | null; by: Staff | null; explained: boolean };

export type Take = {
  readonly book: string;
  readonly takeNo: string;
  state: 'open' | 'approved' | 'cancelled';
  readonly lines: Map<string, TakeLine>;
};

/**
 * J-04: what was counted less what the book had when the stock-take was opened is what enters or leaves when a
 * supervisor who did not count agrees, whatever moved in between. Its steps tell of the book as it is at their turn.
 */
export function takeStep(model: Model, step: TakeStep): Expected {
  return { company: 'alone', outcome: outcomeOf(model, step) };
}

/** At most one of a book. */
export function openTake(model: Model, book: string): Take | undefined {
  return [...model.takes.values()].find((take) => take.book === book && take.state === 'open');
}

function outcomeOf(model: Model, step: TakeStep): string {
  if (step.do === 'takeOpen') return begin(model, step);
  const take = model.takes.get(`${step.book}/${step.takeNo}`);
  if (take?.state !== 'open') return '90246';
  switch (step.do) {
    case 'takeCount': {
      if (step.items.some(([, count]) => count > PIECES_MAX)) return '90090';
      if (step.items.some(([item]) => !take.lines.has(item))) return '90019';
      for (const [item, count] of step.items) {
        const line = take.lines.get(item);
        // Counted again it has to be explained again.
        if (line) Object.assign(line, { counted: BigInt(count), by: step.by, explained: false });
      }
      return '';
    }
    case 'takeExplain': {
      const line = take.lines.get(step.item);
      if (line === undefined || line.counted === null) return '90247';
      line.explained = true;
      return '';
    }
    case 'takeApprove':
      return approve(model, take, step.by);
    case 'takeCancel':
      take.state = 'cancelled';
      return '';
  }
}

function begin(model: Model, { book, takeNo, only }: Extract<TakeStep, { do: 'takeOpen' }>): string {
  const name = `${book}/${takeNo}`;
  if (openTake(model, book) || model.takes.has(name)) return '90245';
  const known = model.accounts.itemsOf(book);
  const wanted = only.length === 0 ? known : only;
  if (wanted.length === 0 || wanted.some((item) => !known.includes(item))) return '90019';
  const lines = wanted.map((item): [string, TakeLine] => {
    const { granted, out } = model.accounts.stock.get(accountOf(book, item)) ?? { granted: 0n, out: 0n };
    return [item, { book: granted - out, counted: null, by: null, explained: false }];
  });
  model.takes.set(name, { book, takeNo, state: 'open', lines: new Map(lines) });
  return '';
}

function approve({ accounts }: Model, take: Take, by: Staff): string {
  const lines = [...take.lines.values()];
  if (lines.some(({ counted }) => counted === null)) return '90247';
  if (lines.some((line) => differenceOf(line) !== 0n && !line.explained)) return '90248';
  if (lines.some((line) => line.by === by)) return '90249';
  const differences = [...take.lines].map(([item, line]) => [accountOf(take.book, item), differenceOf(line)] as const);
  if (differences.some(([account, more]) => -more > (accounts.freeStock(account) ?? 0n))) return '90091';
  for (const [account, more] of differences) accounts.enter(account, more);
  take.state = 'approved';
  return '';
}

function differenceOf({ book, counted }: TakeLine): bigint {
  return (counted ?? book) - book;
}
