import { addFile, concludeInspection, decideDetention, openInspection, takeSamples } from '../inspection/acts.ts';
import { setCreditLevel, setGoodsRate } from '../inspection/setControl.ts';
import { decideAmendment, handleAmendment } from './amendment.ts';
import { decideByOfficer, handleCancellation } from './cancellation.ts';
import { disputeUse, noteToken } from './consumer.ts';
import { handleDelivery } from './delivery.ts';
import { assignDossier, concludeDossier, noteDossier } from './dossiers.ts';
import { depositGuarantee, extendGuarantee, releaseGuarantee, withdrawGuarantee } from './guarantee.ts';
import { recordPayment } from './payment.ts';
import { payRefund, refuseRefund } from './refund.ts';
import { releaseUnderContingency } from '../contingency/release.ts';
import { reconcileDeclaration } from '../contingency/reconcile.ts';
import { decideFiling, loadList, resumeGoods, stopGoods } from './goods.ts';
import { decideReturn, handleReturn, recordArrival } from './returns.ts';
import { giveUpAside, retryAside } from '../setAside/acts.ts';
import { reviewDeclaration } from './review.ts';
import { decideInbound, quarantineInbound, registerInbound, tallyInbound } from './inbound.ts';
import { decideInboundDetail, handleInboundDetail } from './inboundDetail.ts';
import { adjustGoods, enterGoods, takeGoods } from './stock.ts';
import { liftStop, stopDelivery } from './stops.ts';
import type { LaterDocument } from './types.ts';
import { approveStockTake, cancelStockTake, explainDifference, openStockTake, recordCounts } from './stocktake.ts';
import { announceTransfer, decideTransfer, receiveTransfer, sendTransfer, takeBackTransfer } from './transfer.ts';
import type { ActHandler, DocumentHandler, JudgedAct } from './context.ts';

/** What each kind of later document does. */
export const DOCUMENT_HANDLERS: Readonly<Partial<Record<LaterDocument['kind'], DocumentHandler>>> = {
  4: handleAmendment,
  5: handleCancellation,
  6: handleReturn,
  7: handleDelivery,
  8: handleInboundDetail,
};

/**
 * What each kind of act does; the kinds themselves are in `office/kinds.ts`. Whatever may need a second person is judged before
 * anybody is asked.
 */
export const ACT_HANDLERS: ReadonlyMap<string, ActHandler | JudgedAct> = new Map<string, ActHandler | JudgedAct>([
  ['cancellation.decide', decideByOfficer],
  ['amendment.decide', decideAmendment],
  ['return.decide', decideReturn],
  ['return.arrive', recordArrival],
  ['declaration.review', reviewDeclaration],
  ['inspection.open', openInspection],
  ['inspection.sample', takeSamples],
  ['inspection.photo', addFile],
  ['inspection.report', addFile],
  ['inspection.conclude', concludeInspection],
  ['detention.decide', decideDetention],
  ['inspection.rate', { judge: setGoodsRate }],
  ['inspection.credit', { judge: setCreditLevel }],
  ['book.enter', enterGoods],
  ['book.loss', { judge: takeGoods }],
  ['book.destroy', { judge: takeGoods }],
  ['book.reexport', { judge: takeGoods }],
  ['book.adjust', { judge: adjustGoods }],
  ['transfer.out', sendTransfer],
  // These two are appended by lanes, not by people: no kind is called so.
  ['transfer.announce', announceTransfer],
  ['transfer.back', takeBackTransfer],
  ['transfer.in', receiveTransfer],
  ['transfer.decide', { judge: decideTransfer }],
  ['stocktake.open', openStockTake],
  ['stocktake.count', recordCounts],
  ['stocktake.explain', explainDifference],
  ['stocktake.approve', approveStockTake],
  ['stocktake.cancel', cancelStockTake],
  ['inbound.register', registerInbound],
  ['inbound.quarantine', quarantineInbound],
  ['inbound.tally', tallyInbound],
  ['inbound.decide', decideInbound],
  ['inbound-detail.decide', decideInboundDetail],
  ['settlement.pay', recordPayment],
  ['refund.pay', { judge: payRefund }],
  ['refund.refuse', refuseRefund],
  ['guarantee.deposit', depositGuarantee],
  ['guarantee.withdraw', { judge: withdrawGuarantee }],
  ['guarantee.extend', extendGuarantee],
  ['guarantee.release', { judge: releaseGuarantee }],
  ['declaration.contingency', { judge: releaseUnderContingency }],
  ['declaration.reconcile', reconcileDeclaration],
  ['goods.stop', { judge: stopGoods }],
  ['goods.resume', { judge: resumeGoods }],
  ['goods.list', { judge: loadList }],
  ['goods.filing', decideFiling],
  ['delivery.elsewhere', stopDelivery],
  ['delivery.lift', liftStop],
  ['case.assign', assignDossier],
  ['case.note', noteDossier],
  ['case.conclude', { judge: concludeDossier }],
  ['quota.dispute', disputeUse],
  ['consumer.token', noteToken],
  ['queue.retry', retryAside],
  ['queue.give-up', { judge: giveUpAside }],
]);
