import { comparisonKey, partOf } from '@tongguan/kernel';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { refOf } from '../../lane/index.ts';
import type { NumberedDeclaration, NumberedReversal } from '../../office/types.ts';
import { bigints, smallints, texts } from '../arrays.ts';
import type { DeclarationRow } from '../clearance/read.ts';
import type { Ask } from './ask.ts';

export type PlacesOfPreNo = (preNo: string) => readonly { readonly part: number; readonly serial: bigint }[];

type Serial = { readonly serial: string };

/** Declarations by whatever number people have of them, and the cancellations and returns of these. */
export function numberStore(rows: Ask, placesOfPreNo: PlacesOfPreNo) {
  const declarationsBy = async (number: string): Promise<(NumberedDeclaration & Serial)[]> => {
    const places = placesOfPreNo(number);
    const own = await rows<NumberedDeclaration & Serial>('office-declarations-by-number', BY_NUMBER, [
      number,
      smallints(places.map(({ part }) => part)),
      bigints(places.map(({ serial }) => serial)),
      partOf('order', number),
    ]);
    return own.length > 0 ? own : ofWaybill(rows, number);
  };
  return {
    declarations: declarationsBy,

    async reversals(number: string): Promise<readonly NumberedReversal[]> {
      const places = placesOfPreNo(number);
      const named = await rows<NumberedReversal>('office-reversal', REVERSALS_NAMED, [
        number,
        smallints(places.map(({ part }) => part)),
        bigints(places.map(({ serial }) => serial)),
      ]);
      if (named.length > 0) return named;
      const declarations = await declarationsBy(number);
      if (declarations.length === 0) return [];
      return rows<NumberedReversal>('office-reversals-of', REVERSALS_OF, [
        smallints(declarations.map(({ part }) => part)),
        bigints(declarations.map(({ serial }) => BigInt(serial))),
      ]);
    },
  };
}

/** Found by the number of its order or its waybill. */
export function declarationsAt(read: Ask, places: readonly { readonly part: number; readonly serial: string }[]) {
  return read<DeclarationRow>('gateway-declarations-at', DECLARATIONS_AT, [
    smallints(places.map(({ part }) => part)),
    bigints(places.map(({ serial }) => BigInt(serial))),
  ]);
}

/** A waybill number is its logistics firm's; the firms are few, and each is looked up by its key. */
async function ofWaybill(rows: Ask, number: string): Promise<(NumberedDeclaration & Serial)[]> {
  const firms = await rows<{ code: string; roles: readonly string[] }>('office-firms', FIRMS, []);
  const refs = firms
    .filter(({ roles }) => roles.includes('logisticsFirm'))
    .map(({ code }) => refOf({ kind: DOCUMENT_KINDS.waybill, docKey: `${code}|${number}` }));
  const claims = await rows<{ orderNo: string }>('office-orders-of-waybills', ORDERS_OF_WAYBILLS, [
    smallints(refs.map(({ part }) => part)),
    texts(refs.map(({ docKey }) => docKey)),
  ]);
  if (claims.length === 0) return [];
  const found = await rows<NumberedDeclaration & Serial & { logisticsNo: string }>(
    'office-declarations-of-orders',
    OF_ORDERS,
    [smallints(claims.map(({ orderNo }) => partOf('order', orderNo))), texts(claims.map(({ orderNo }) => orderNo))],
  );
  const key = comparisonKey(number);
  return found.filter(({ logisticsNo }) => comparisonKey(logisticsNo) === key);
}

/** Declarations of one number looked at; an agent may have declared again many times. */
const NUMBERED_MAX = 50;

const COLUMNS = `d.part, d.serial, d.pre_no AS subject, d.customs_code AS "customsCode", d.state`;

const BY_NUMBER = `
  SELECT ${COLUMNS}, (d.pre_no = $1 OR coalesce(d.invt_no, '') = $1) AS "isOwn" FROM (
    SELECT part, serial FROM declaration WHERE cop_no = $1
    UNION SELECT part, serial FROM declaration WHERE invt_no = $1
    UNION SELECT part, serial FROM declaration WHERE part = $4 AND order_no = $1
    UNION SELECT p.part, p.serial FROM unnest($2::smallint[], $3::bigint[]) AS p(part, serial)
  ) AS found JOIN declaration d ON d.part = found.part AND d.serial = found.serial
  WHERE d.pre_no = $1 OR coalesce(d.invt_no, '') = $1 OR d.cop_no = $1 OR d.order_no = $1
  ORDER BY d.received_ms DESC LIMIT ${NUMBERED_MAX}`;

const FIRMS = 'SELECT code, roles FROM participant';

const ORDERS_OF_WAYBILLS = `
  SELECT c.order_no AS "orderNo" FROM unnest($1::smallint[], $2::text[]) AS w(part, doc_key)
  JOIN number_claim c ON c.part = w.part AND c.kind = ${DOCUMENT_KINDS.waybill} AND c.doc_key = w.doc_key`;

const OF_ORDERS = `
  SELECT ${COLUMNS}, false AS "isOwn", d.logistics_no AS "logisticsNo"
  FROM unnest($1::smallint[], $2::text[]) AS o(part, order_no)
  JOIN declaration d ON d.part = o.part AND d.order_no = o.order_no
  ORDER BY d.received_ms DESC LIMIT ${NUMBERED_MAX}`;

const REVERSAL_COLUMNS = `r.part, r.pre_no AS subject, r.customs_code AS "customsCode", r.kind, r.ended_ms IS NULL AS "isOpen",
  c.assure_code AS "assureCode"`;

const REVERSALS_NAMED = `
  SELECT ${REVERSAL_COLUMNS}, true AS "isOwn" FROM unnest($2::smallint[], $3::bigint[]) AS p(part, serial)
  JOIN reversal r ON r.part = p.part AND r.serial = p.serial
  LEFT JOIN refund_claim c ON c.part = r.part AND c.serial = r.serial WHERE r.pre_no = $1`;

const REVERSALS_OF = `
  SELECT ${REVERSAL_COLUMNS}, false AS "isOwn" FROM unnest($1::smallint[], $2::bigint[]) AS d(part, serial)
  JOIN reversal r ON r.part = d.part AND r.list_serial = d.serial
  LEFT JOIN refund_claim c ON c.part = r.part AND c.serial = r.serial
  ORDER BY r.applied_ms DESC LIMIT ${NUMBERED_MAX}`;

const DECLARATIONS_AT = `
  SELECT d.* FROM unnest($1::smallint[], $2::bigint[]) AS p(part, serial)
  JOIN declaration d ON d.part = p.part AND d.serial = p.serial ORDER BY d.received_ms DESC, d.part, d.serial DESC`;
