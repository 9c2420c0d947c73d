import type { ActDefinition } from '../../office/defineAct.ts';
import type { GuaranteeContext } from '../context.ts';
import { depositGuarantee } from './deposit.ts';
import { extendGuarantee } from './extend.ts';
import { recordPayment } from './payment.ts';
import { payRefund } from './refundPay.ts';
import { refuseRefund } from './refundRefuse.ts';
import { releaseGuarantee } from './release.ts';
import { withdrawGuarantee } from './withdraw.ts';

/** Guarantee, demands and refunds (G-01 to G-04). */
export const GUARANTEE_ACTS: readonly ActDefinition<GuaranteeContext>[] = [
  depositGuarantee,
  withdrawGuarantee,
  extendGuarantee,
  releaseGuarantee,
  recordPayment,
  payRefund,
  refuseRefund,
];
