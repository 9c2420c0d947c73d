export type * from './types.ts';
export {
  balancePage,
  balancesCsv,
  END_OF_TIME_MS,
  instantOf,
  movementPage,
  movementsCsv,
  placeOf,
  stockTakeView,
  transferView,
} from './view.ts';
