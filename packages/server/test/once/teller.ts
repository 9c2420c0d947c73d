import { assert } from '@tongguan/kernel';
import type { Lane } from '../../src/clearance/index.ts';
import { cancellation, refund } from '../support/later.ts';
import { purchase, type PurchaseDocuments, withHead } from '../support/purchase.ts';
import type { World } from '../support/world.ts';
import type { Names, Step } from './steps.ts';

/** A declaration as the table has it. */
export type Row = {
  readonly pre_no: string;
  readonly invt_no: string | null;
  readonly cop_no: string;
  readonly order_no: string;
  readonly ebp_code: string;
  readonly ebc_code: string;
  readonly logistics_code: string;
  readonly logistics_no: string;
  readonly state: number;
  readonly route: string | null;
  readonly ending: string | null;
  readonly accepted_ms: bigint | null;
  readonly payment: string | null;
  readonly has_order: boolean;
};

export async function declarations(world: World): Promise<Row[]> {
  return world.rows<Row>(
    `SELECT d.*, p.doc_key AS payment, d.order_message IS NOT NULL AS has_order
     FROM declaration d LEFT JOIN document p ON p.part = d.part AND p.message_id = d.payment_message AND p.item = d.payment_item
     ORDER BY d.part, d.serial`,
  );
}

const isReleased = ({ state, route, ending }: Row): boolean => state === 800 && route !== null && ending === null;
const FITS: Readonly<Record<'again' | 'cancel' | 'return' | 'contingency' | 'reconcile', (row: Row) => boolean>> = {
  again: ({ state, ending }) => state === 1 || state === 100 || ending === 'cancelled',
  cancel: isReleased,
  return: isReleased,
  contingency: ({ state }) => state === 3,
  reconcile: ({ state, route }) => state === 800 && route === null,
};

const SECOND_MS = 1000;
const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;

/** Tells a platform the steps of a story, through its documents and acts; lanes look when they are asked to. */
export function tellerOf(world: World, lanes: readonly Lane[]) {
  let told = 0;
  const head = (appType: number): { appType: string; appTime: string } => {
    told++;
    world.clock.nowMs += SECOND_MS;
    return {
      appType: String(appType),
      appTime: `202606${String(1 + Math.floor(told / 3600)).padStart(2, '0')}10${minutes(told)}`,
    };
  };
  const send = async (names: Names, kinds: readonly (keyof PurchaseDocuments)[], more: object): Promise<void> => {
    for (const kind of kinds) await world.send(withHead(documentsOf(names), kind, more));
  };

  const agreed = async (kind: string, number: string, body: Record<string, unknown>): Promise<void> => {
    const { actId } = await world.append(kind, number, body, SUPERVISOR);
    await world.agreeAhead(actId);
  };

  async function later(step: Extract<Step, { nth: number }>, row: Row): Promise<void> {
    const names = { orderNo: row.order_no, invtNo: row.invt_no ?? row.pre_no };
    const own = { ebpCode: row.ebp_code, ebcCode: row.ebc_code, ...head(1) };
    switch (step.do) {
      case 'cancel':
        return world.send({ ...cancellation({ ...names, copNo: `X${told}` }), ...own });
      case 'return': {
        // What was never released has no number to be named by.
        if (row.state !== 800 || row.route === null) return;
        const { InvtRefundHead, InvtRefundList } = refund({ ...names, copNo: `R${told}` }, [{ gnum: '1', qty: '2' }]);
        return world.send({ InvtRefundHead: { ...InvtRefundHead, ...own }, InvtRefundList });
      }
      case 'contingency':
        // Nobody lets goods go by hand alone: a second person has agreed before a lane looks (K-03).
        return agreed('declaration.contingency', row.pre_no, { incident: `SITE-${told}` });
      case 'reconcile':
        await world.append('declaration.reconcile', row.pre_no, { withoutDocuments: step.withoutDocuments });
        return;
      case 'again': {
        const { ebp_code, order_no, logistics_no, cop_no } = row;
        const declaration = withHead(purchase({ orderNo: order_no }), 'declaration', {
          ...head(step.appType),
          ebpCode: ebp_code,
          logisticsNo: logistics_no,
          copNo: cop_no,
          appStatus: step.declares ? '2' : '1',
        });
        return world.send(declaration);
      }
      case 'decide':
        return;
    }
  }

  return {
    async tell(step: Step): Promise<void> {
      switch (step.do) {
        case 'order':
        case 'payment':
        case 'waybill':
          return send(step.names, [step.do], head(step.appType));
        case 'declaration':
          return send(step.names, ['declaration'], { ...head(step.appType), appStatus: step.declares ? '2' : '1' });
        case 'purchase':
          await send(step.names, ['order', 'payment', 'waybill'], head(1));
          return send(step.names, ['declaration'], { ...head(1), appStatus: step.declares ? '2' : '1' });
        case 'wait':
          world.clock.nowMs += step.hours * 3600 * SECOND_MS;
          return;
        case 'decide':
          return decide(world, step.nth, step.approve);
        default: {
          const all = await declarations(world);
          const fit = all.filter((one) => FITS[step.do](one));
          // Mostly one the step makes sense for; what does not fit is refused, and moves nothing.
          const rows = fit.length > 0 && step.nth > 0 ? fit : all;
          const row = rows[step.nth % rows.length];
          if (row) await later(step, row);
        }
      }
    },

    /** Until nothing is left to do. */
    async look(): Promise<void> {
      for (let done = 1; done > 0; ) {
        done = 0;
        for (const lane of lanes) done += await lane.drainOnce();
      }
    },
  };
}

function minutes(told: number): string {
  const of = (value: number): string => String(value % 60).padStart(2, '0');
  return of(Math.floor(told / 60)) + of(told);
}

type Open = {
  readonly pre_no: string;
  readonly kind: number;
  readonly approved: boolean;
  readonly list_pre_no: string;
};

/** An officer decides one of the applications that wait; of a granted return the site records the arrival. */
async function decide(world: World, nth: number, approve: boolean): Promise<void> {
  const open = await world.rows<Open>(
    `SELECT r.pre_no, r.kind, r.approved_ms IS NOT NULL AS approved, r.list_pre_no FROM reversal r
     JOIN declaration d ON d.part = r.part AND d.serial = r.list_serial
     WHERE r.state = 300 AND (r.kind <> 3 OR d.order_message IS NOT NULL) ORDER BY r.part, r.serial`,
  );
  const one = open[nth % open.length];
  if (one === undefined) return;
  const decision = { decision: approve ? 'approve' : 'refuse' };
  if (one.kind === 1) await world.append('cancellation.decide', one.pre_no, decision);
  else if (one.kind === 3) await world.append('amendment.decide', one.list_pre_no, decision);
  else if (!one.approved) await world.append('return.decide', one.pre_no, decision);
  else
    await world.append('return.arrive', one.pre_no, { site: '3301960005', originalState: approve, fitForResale: true });
}

/** Four documents that agree in everything but the numbers they were given. */
function documentsOf({ ebpCode, orderNo, payment, waybill, copNo }: Names): PurchaseDocuments {
  const own = purchase({ orderNo });
  assert(own.declaration.InventoryList.length === 1, 'a purchase of one line');
  return {
    order: withHead(own, 'order', { ebpCode, payTransactionId: payment }),
    payment: withHead(own, 'payment', { ebpCode, payTransactionId: payment }),
    waybill: withHead(own, 'waybill', { logisticsNo: waybill }),
    declaration: withHead(own, 'declaration', { ebpCode, logisticsNo: waybill, copNo }),
  };
}
