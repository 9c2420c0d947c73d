export type { Lane } from '../lane/index.ts';
export { authenticatedBuyers } from './standing/authenticated.ts';
export type { Admission } from './standing/admission.ts';
export { belongingTo, carrierAmong, type CompleteCase } from './cases/cases.ts';
export { assessFactsOf } from './decide/case.ts';
export { createTariffs } from './standing/tariffs.ts';
export { HELD_IN_REVIEW, isHeldInReview } from './decide/heldInReview.ts';
export { limitedGoods } from './decide/limited.ts';
export { decideSafely } from './decide/safely.ts';
export { ENDINGS, endingWords, isStanding } from './decide/standing.ts';
export { isUnreconciled } from './decide/unreconciled.ts';
export { GIVEN_TAXES, withTaxes } from './later/givenTaxes.ts';
export { createLane, type LaneOptions } from './lane.ts';
export { BILL_STATES, lessBack } from './later/bills.ts';
export { type AftercareBook, infoOf } from './later/book.ts';
export type { AftercareContext, DocumentHandler, Life } from './later/context.ts';
export { type FollowingWay, followingWay } from './later/followingWay.ts';
export { keyOf } from './later/load.ts';
export { giveBackNumbers, takeNumbers, usedNumber } from './later/once.ts';
export { inventoryOf, releasedLimits, releasedLines, releasedStock, stockOf } from './later/released.ts';
export { invtNoOf, placesOfPreNo, preNoOf, rkdNoOf } from './numbers.ts';
export { isOverdue, readDutyNo } from './standing/overdue.ts';
export type { DayDone, DayJob, DayTurn, HourJob, HourTurn, Room } from './rooms.ts';
export type { Overdue, ReadDutyNo } from './rows.ts';
export { namedItem, rowItem } from './setAside/roomItems.ts';
export { recordDecision, sha256 } from './later/decisionRecord.ts';
export { billTax, endUnreleased, refuseDeclaration, releaseDeclaration, taxBillBody } from './settle.ts';
export { BatchState } from './state.ts';
export { STATES, type DeclarationState, stateText } from './states.ts';
export {
  declarationHoles,
  missingDocuments,
  noted,
  olderThan,
  reasonOf,
  reasonsInfo,
  reasonsOf,
  stateInfo,
} from './texts.ts';
export { type ClearanceParameters, defaultParameters } from './types.ts';
export { RELEASE, personOf } from './ways/release.ts';
export { reserveLimited } from './ways/releaseQuantity.ts';
export { beginWork } from './ways/work.ts';
