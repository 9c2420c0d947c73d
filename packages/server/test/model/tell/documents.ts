import { formatFen } from '@tongguan/kernel';
import { identityNumber } from '../../support/identity.ts';
import { cancellation, delivered, refund } from '../../support/later.ts';
import { type PurchaseDocuments, purchase as oneLine } from '../../support/purchase.ts';
import type { DocumentStep, LaterStep, DeclarationStep, Purchase } from '../types.ts';

export type Numbers = { readonly invtNo: string | null; readonly preNo: string };

/** The document of a step as its sender writes it. */
export function documentOf(step: DocumentStep | DeclarationStep, purchase: Purchase): object {
  const { appType, time, variant } = step;
  const all = documentsOf(purchase, variant);
  const head = { guid: guidOf(step.id), appType: String(appType), appTime: appTimeOf(time) };
  switch (step.do) {
    case 'order':
      return { ...all.order, OrderHead: { ...all.order.OrderHead, ...head } };
    case 'payment': {
      const payer = step.wrongPayer ? { payerName: '另一个人' } : {};
      return { PaymentHead: { ...all.payment.PaymentHead, ...head, ...payer } };
    }
    case 'waybill':
      return { LogisticsHead: { ...all.waybill.LogisticsHead, ...head } };
    case 'declaration': {
      const appStatus = step.declares ? '2' : '1';
      const [first, ...others] = all.declaration.InventoryList;
      if (first === undefined) throw new Error('a declaration has a line');
      const lines = [{ ...first, itemRecordNo: step.item ?? first.itemRecordNo ?? '' }, ...others];
      return { InventoryHead: { ...all.declaration.InventoryHead, ...head, appStatus }, InventoryList: lines };
    }
  }
}

/** 623, 625 or 513; the declaration is named by its number, or by the pre-entry number while it has no other. */
export function laterDocumentOf(step: LaterStep, purchase: Purchase, numbers: Numbers | null): object {
  const { orderNo } = step;
  const invtNo = numbers?.invtNo ?? numbers?.preNo ?? '';
  switch (step.do) {
    case 'cancel':
      return { ...cancellation({ orderNo, invtNo, copNo: step.copNo }), ebpCode: purchase.platform };
    case 'return': {
      const { InvtRefundHead, InvtRefundList } = refund(
        { orderNo, invtNo, copNo: step.copNo },
        purchase.lines.flatMap((_, index) => {
          const pieces = step.pieces[index] ?? 0;
          return pieces === 0 ? [] : [{ gnum: String(index + 1), qty: String(pieces) }];
        }),
      );
      const gcodeOf = (gnum: string): string => purchase.lines[Number(gnum) - 1]?.gcode ?? '';
      const head = { ...InvtRefundHead, ebpCode: purchase.platform };
      return {
        InvtRefundHead: head,
        InvtRefundList: InvtRefundList.map((line) => ({ ...line, gcode: gcodeOf(line.gnum) })),
      };
    }
    case 'deliver':
      return delivered(orderNo, {
        guid: guidOf(step.id),
        appType: String(step.appType),
        appTime: appTimeOf(step.time),
      });
  }
}

/** Four documents of several lines that agree with each other. */
function documentsOf({ orderNo, buyer, platform, guarantor, lines }: Purchase, variant: number): PurchaseDocuments {
  const all = oneLine({ orderNo, assureCode: guarantor, buyerIdNumber: identityNumber(buyer) });
  const [orderLine] = all.order.OrderList;
  const [declarationLine] = all.declaration.InventoryList;
  if (orderLine === undefined || declarationLine === undefined) throw new Error('a purchase has a line');
  const amounts = lines.map(({ priceFen, pieces }, index) => ({
    gnum: String(index + 1),
    itemNo: `SKU${index + 1}`,
    qty: String(pieces),
    price: formatFen(priceFen + BigInt(variant)),
    totalPrice: formatFen((priceFen + BigInt(variant)) * BigInt(pieces)),
  }));
  const total = formatFen(
    lines.reduce((sum, { priceFen, pieces }) => sum + (priceFen + BigInt(variant)) * BigInt(pieces), 0n),
  );
  return {
    order: {
      OrderHead: { ...all.order.OrderHead, ebpCode: platform, goodsValue: total, acturalPaid: total },
      OrderList: amounts.map((amount) => ({ ...orderLine, ...amount })),
    },
    payment: { PaymentHead: { ...all.payment.PaymentHead, ebpCode: platform, amountPaid: total } },
    waybill: all.waybill,
    declaration: {
      InventoryHead: { ...all.declaration.InventoryHead, ebpCode: platform },
      InventoryList: amounts.map((amount, index) => ({
        ...declarationLine,
        ...amount,
        itemRecordNo: lines[index]?.item ?? '',
        gcode: lines[index]?.gcode ?? '',
      })),
    },
  };
}

function guidOf(id: number): string {
  return String(id).padStart(36, '0');
}

/** A count as a time before every story: counts compare as times do, and none lies further ahead than it may (B-06). */
function appTimeOf(count: number): string {
  return `20160408${String(count).padStart(6, '0')}`;
}
