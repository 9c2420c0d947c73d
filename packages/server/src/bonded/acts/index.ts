import type { ActDefinition } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import type { DetailContext } from '../inboundDetail.ts';
import { adjustGoods } from './adjust.ts';
import { decideBatch } from './batch/decide.ts';
import { recordSample } from './batch/result.ts';
import { sampleBatch } from './batch/sample.ts';
import { enterGoods } from './enter.ts';
import { checkInbound } from './inboundCheck.ts';
import { decideInboundCheck } from './inboundCheckDecide.ts';
import { decideInbound } from './inboundDecide.ts';
import { quarantineInbound } from './inboundQuarantine.ts';
import { decideInboundDetail } from './inboundDetail.ts';
import { registerInbound } from './inboundRegister.ts';
import { tallyInbound } from './inboundTally.ts';
import { OLDER_TRANSFERS } from './olderTransfers.ts';
import { approveStockTake } from './stocktakeApprove.ts';
import { cancelStockTake } from './stocktakeCancel.ts';
import { recordCounts } from './stocktakeCount.ts';
import { explainDifference } from './stocktakeExplain.ts';
import { openStockTake } from './stocktakeOpen.ts';
import { TAKE_OUT_ACTS } from './takeOut.ts';
import { decideTransfer } from './transferDecide.ts';
import { receiveTransfer } from './transferIn.ts';
import { sendTransfer } from './transferOut.ts';

/** What is done to an account book beside the lists (I-03, J). */
export const BONDED_ACTS: readonly ActDefinition<BondedContext & DetailContext>[] = [
  enterGoods,
  ...TAKE_OUT_ACTS,
  adjustGoods,
  sendTransfer,
  receiveTransfer,
  decideTransfer,
  ...OLDER_TRANSFERS,
  openStockTake,
  recordCounts,
  explainDifference,
  approveStockTake,
  cancelStockTake,
  registerInbound,
  checkInbound,
  decideInboundCheck,
  quarantineInbound,
  tallyInbound,
  decideInbound,
  decideInboundDetail,
  sampleBatch,
  recordSample,
  decideBatch,
];
