export * from './admission/diffLists.ts';
export * from './admission/filedGoods.ts';
export * from './admission/filing.ts';
export { conditionsOf, type NoteConditions, noteForbids } from './admission/listNote.ts';
export {
  type Cell,
  type PositiveList,
  type PositiveListEntry,
  readPositiveList,
  tariffLine,
} from './admission/positiveList.ts';
export type { AdmitLine } from './admission/admitLine.ts';
export * from './admission/admit.ts';
export { plainQuantity } from './admission/noteCaps.ts';
export * from './admission/yearlyQuantities.ts';
export { assess, assessAfterUse } from './assess.ts';
export { lawNotCarried } from './rules/beforeRegime.ts';
export * from './assessJson.ts';
export * from './codeTables.ts';
export * from './goods.ts';
export * from './tariff/facts.ts';
export * from './tariff/tariff.ts';
export { originDutiesOn } from './tariff/origin.ts';
export { MODES, PILOT_CITIES, POSITIVE_LIST_EDITIONS } from './generated/modes.ts';
export {
  consumerTokensADay,
  firmTokenDays,
  fourEyesProposalHours,
  entryCheck,
  expiredBatches,
  expiryWarningDays,
  returnCentres,
  fourEyesStockShare,
  fourEyesWithdrawal,
  PARAMETERS,
  participantQualifications,
  refusedEvidenceDaily,
  refusedEvidenceDays,
  returnedList,
  staffSessionHours,
  shelfLifeLeft,
  staffTokenDays,
  undecidedApplication,
  upheldDispute,
} from './generated/parameters.ts';
export { SECOND_PERSON } from './generated/secondPerson.ts';
export { STOPPED_GOODS } from './generated/stoppedGoods.ts';
export * from './identityNumber.ts';
export * from './law.ts';
export type { LegalQuantities } from './legalUnits.ts';
export { type ModeBasis, modeAllowed, positiveListsOn } from './modes.ts';
export * from './parameter.ts';
export * from './policyCodes.ts';
export type * from './rows.ts';
export { hasOneItem } from './route.ts';
export * from './secondPerson.ts';
export { type StoppableLine, stoppedOn } from './admission/stoppedGoods.ts';
export type * from './types.ts';
export * from './calendar/days.ts';
export * from './calendar/restDays.ts';
export * from './calendar/workingDays.ts';
export * from './declarationLife/amend.ts';
export * from './declarationLife/amendedFields.ts';
export { closableReleasedBefore, closingDay } from './declarationLife/closing.ts';
export * from './declarationLife/states.ts';
export * from './declarationLife/supplement.ts';
export * from './declarationLife/transitions.ts';
export * from './returns/judgeReturn.ts';
export * from './returns/returnLines.ts';
export * from './settlement/consolidate.ts';
export * from './settlement/forecast.ts';
export * from './settlement/due.ts';
export * from './settlement/surcharge.ts';
export * from './inspection/clearanceClock.ts';
export { freeOfCommodityInspection } from './inspection/commodityInspection.ts';
export * from './inspection/select.ts';
export * from './postal/postalTax.ts';
export { checkRecord } from './proof/checker/checkRecord.ts';
export type { CitedRow, CitedRows } from './proof/rows.ts';
export { assembleRecord, citedAddresses, recordOf } from './proof/assemble.ts';
export { type CitationSets, createCitationSets } from './proof/citations.ts';
export { type LoadedEdition, rowsOfMoments } from './proof/loadedRows.ts';
export { momentOf, writeRecord } from './proof/record.ts';
export { citedRowsOf, SHIPPED_ROWS } from './proof/shippedRows.ts';
export type * from './proof/types.ts';
export * from './rules/refusalArticles.ts';
export * from './rules/tolerances.ts';
export * from './tariff/readTariff.ts';
export * from './tariff/diffTariffs.ts';
export * from './tariff/impact.ts';
