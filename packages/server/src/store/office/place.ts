import { partOf } from '@tongguan/kernel';
import type { SubjectPlace } from '../../office/types.ts';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { DISTRICT_OF_ASIDE } from './queue.ts';
import { partOfDossierNo } from '../../clearance/numbers.ts';
import { bigints, smallints } from '../arrays.ts';
import type { Ask } from './ask.ts';
import { refOf } from '../../lane/index.ts';

/** What rooms ask to find the subjects of acts. A room with a service in the gateway asks that (`main/doors.ts`). */
export type Places = {
  /** The declaration or reversal with this preNo or invtNo. */
  declaration(number: string): Promise<SubjectPlace | null>;
  reversal(number: string): Promise<SubjectPlace | null>;
  /** The reversal with this preNo whose tax is to be paid back, at its guarantor's partition (G-03). */
  refund(number: string): Promise<SubjectPlace | null>;
  dossier(number: string): Promise<SubjectPlace | null>;
  /** The customs district of an account book; null: not registered. */
  districtOfBook(emsNo: string): Promise<string | null>;
  /** Of the declaration the parcel belongs to; null: customs knows none. */
  districtOfWaybill(number: string): Promise<string | null>;
  /** Of the declaration or order that is set aside; null: it belongs to no district. */
  districtOfAside(part: number, asideId: string): Promise<string | null>;
  /** Of an inbound detail; null: none was received. */
  districtOfInbound(part: number, number: string): Promise<string | null>;
};

type District = { readonly customs_code: string };

/** Where the subjects of acts lie, and the customs district each belongs to. `placesOfPreNo` tells where a number may lie. */
export function placeStore(
  rows: Ask,
  placesOfPreNo: (preNo: string) => readonly { readonly part: number; readonly serial: bigint }[],
): Places {
  const place = async <Row extends object>(name: string, text: string, number: string): Promise<Row | null> => {
    const places = placesOfPreNo(number);
    const values = [number, smallints(places.map(({ part }) => part)), bigints(places.map(({ serial }) => serial))];
    return (await rows<Row>(name, text, values))[0] ?? null;
  };
  const district = async (name: string, text: string, values: unknown[]): Promise<string | null> =>
    (await rows<District>(name, text, values))[0]?.customs_code ?? null;
  return {
    declaration: (number) => place<SubjectPlace>('office-declaration', DECLARATION, number),
    reversal: (number) => place<SubjectPlace>('office-reversal', REVERSAL, number),

    async refund(number) {
      const found = await place<{ subject: string; customsCode: string; assureCode: string }>(
        'office-refund',
        REFUND,
        number,
      );
      if (found === null) return null;
      const { assureCode, ...rest } = found;
      return { ...rest, part: partOf('guarantee', assureCode) };
    },

    async dossier(number) {
      const part = partOfDossierNo(number);
      if (part === null) return null;
      return (await rows<SubjectPlace>('office-dossier', DOSSIER, [part, number]))[0] ?? null;
    },

    districtOfBook: (emsNo) => district('office-district-of-book', DISTRICT_OF_BOOK, [emsNo]),

    async districtOfWaybill(number) {
      const { part, docKey } = refOf({ kind: DOCUMENT_KINDS.waybill, docKey: number });
      const [claim] = await rows<{ order_no: string }>('office-order-of-waybill', ORDER_OF_WAYBILL, [part, docKey]);
      if (claim === undefined) return null;
      const logisticsNo = number.slice(number.indexOf('|') + 1);
      const values = [partOf('order', claim.order_no), claim.order_no, logisticsNo];
      return district('office-district-of-waybill', DISTRICT_OF_WAYBILL, values);
    },

    districtOfAside: (part, asideId) => district('office-district-of-aside', OF_ASIDE, [part, asideId]),

    districtOfInbound: (part, number) => {
      const at = number.indexOf('|');
      const values = [part, number.slice(0, Math.max(0, at)), number.slice(at + 1)];
      return district('office-district-of-inbound', DISTRICT_OF_INBOUND, values);
    },
  };
}

const DECLARATION = `
  SELECT d.part, d.pre_no AS subject, d.customs_code AS "customsCode" FROM (
    SELECT part, serial FROM declaration WHERE invt_no = $1
    UNION SELECT p.part, p.serial FROM unnest($2::smallint[], $3::bigint[]) AS p(part, serial)
  ) AS found JOIN declaration d ON d.part = found.part AND d.serial = found.serial
  WHERE d.pre_no = $1 OR d.invt_no = $1 ORDER BY d.received_ms DESC LIMIT 1`;

const REVERSAL = `
  SELECT r.part, r.pre_no AS subject, r.customs_code AS "customsCode" FROM unnest($2::smallint[], $3::bigint[]) AS p(part, serial)
  JOIN reversal r ON r.part = p.part AND r.serial = p.serial WHERE r.pre_no = $1`;

const REFUND = `
  SELECT r.pre_no AS subject, r.customs_code AS "customsCode", c.assure_code AS "assureCode"
  FROM unnest($2::smallint[], $3::bigint[]) AS p(part, serial)
  JOIN reversal r ON r.part = p.part AND r.serial = p.serial
  JOIN refund_claim c ON c.part = r.part AND c.serial = r.serial WHERE r.pre_no = $1`;

const DOSSIER = `
  SELECT part, dossier_no AS subject, customs_code AS "customsCode" FROM dossier WHERE part = $1 AND dossier_no = $2`;

const DISTRICT_OF_BOOK = 'SELECT customs_code FROM account_book WHERE ems_no = $1';

const ORDER_OF_WAYBILL = 'SELECT order_no FROM number_claim WHERE part = $1 AND kind = 3 AND doc_key = $2';

const DISTRICT_OF_WAYBILL = `
  SELECT customs_code FROM declaration WHERE part = $1 AND order_no = $2 AND logistics_no = $3
  ORDER BY serial DESC LIMIT 1`;

const OF_ASIDE = `
  SELECT (${DISTRICT_OF_ASIDE}) AS customs_code FROM set_aside s WHERE s.part = $1 AND s.aside_id = $2`;

const DISTRICT_OF_INBOUND = `
  SELECT customs_code FROM inbound_detail WHERE part = $1 AND operator_code = $2 AND cop_no = $3`;
