import type { EpochMs } from '@tongguan/kernel';
import type { Day } from '@tongguan/policy';
import type {
  balanceView,
  batchView,
  earliestView,
  inboundView,
  movementView,
  stockTakeView,
  transferView,
  waitingView,
} from './view.ts';

/** A span of a book as it is asked for; times as ISO 8601 texts. */
export type Span = {
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
  readonly kind?: string;
  readonly item?: string;
  readonly after?: string;
  readonly limit?: number;
};

/** Rows of one book as they are told. */
type OfBook<Name extends string, View extends (row: never, today: never) => object> = { readonly emsNo: string } & {
  readonly [name in Name]: readonly ReturnType<View>[];
};
/** `next`: where reading goes on; null at the end. */
type MovementPage = OfBook<'movements', typeof movementView> & { readonly next: string | null };
type BalancePage = OfBook<'balances', typeof balanceView> & { readonly at: string; readonly next: string | null };

/** What the gateway answers with; null where `after` is no place of ours, or there is no such stock-take. */
export type BookDoor = {
  movements(emsNo: string, span: Span): Promise<MovementPage | null>;
  balances(emsNo: string, span: Span, nowMs: EpochMs): Promise<BalancePage>;
  /** The whole span, read a page at a time, so that a book of any size leaves memory as it is. */
  movementsCsv(emsNo: string, span: Span): AsyncGenerator<string>;
  balancesCsv(emsNo: string, span: Span, nowMs: EpochMs): AsyncGenerator<string>;
  transfers(emsNo: string): Promise<OfBook<'transfers', typeof transferView>>;
  stockTake(emsNo: string, takeNo: string): Promise<ReturnType<typeof stockTakeView> | null>;
  inbounds(emsNo: string): Promise<OfBook<'inbounds', typeof inboundView>>;
  /** `earliest`: of each item in stock, the batch that expires first of those that may still be there. */
  batches(
    emsNo: string,
    today: Day,
  ): Promise<OfBook<'batches', typeof batchView> & { readonly earliest: readonly ReturnType<typeof earliestView>[] }>;
  waitingDetails(district: string): Promise<{ readonly details: readonly ReturnType<typeof waitingView>[] }>;
};
