import { assert, type EpochMs, PART_COUNT, shanghaiC14 } from '@tongguan/kernel';

/** Nine digits: a partition may number 7.8 million declarations before its numbers come round. */
const SERIALS_PER_PART = 1_000_000_000n / BigInt(PART_COUNT);

/** Times the nine digits may have come round: 16 thousand million declarations. */
const ROUNDS_MAX = 16;

function nineDigits(part: number, serial: bigint): string {
  assert(serial > 0n && part >= 0 && part < PART_COUNT, 'a declaration is numbered within its partition');
  return ((serial % SERIALS_PER_PART) * BigInt(PART_COUNT) + BigInt(part)).toString().padStart(9, '0');
}

/** preNo, C18: `B`, day of receipt, nine digits; as the e-port's numbers look in practice. */
export function preNoOf(part: number, serial: bigint, receivedMs: EpochMs): string {
  return `B${shanghaiC14(receivedMs).slice(0, 8)}${nineDigits(part, serial)}`;
}

/** Number of a dossier, C18: `A`, day of its opening, nine digits, from the same count as declarations. */
export function dossierNoOf(part: number, serial: bigint, openedMs: EpochMs): string {
  return `A${shanghaiC14(openedMs).slice(0, 8)}${nineDigits(part, serial)}`;
}

/** The partition a dossier with this number lies in; null when it is no such number. */
export function partOfDossierNo(dossierNo: string): number | null {
  const digits = /^A\d{8}(\d{9})$/.exec(dossierNo)?.[1];
  return digits === undefined ? null : Number(BigInt(digits) % BigInt(PART_COUNT));
}

/** Partitions and serials a preNo may belong to: nine digits repeat after some years, then the stored number decides. */
export function placesOfPreNo(preNo: string): readonly { readonly part: number; readonly serial: bigint }[] {
  const digits = /^B\d{8}(\d{9})$/.exec(preNo)?.[1];
  if (digits === undefined) return [];
  const part = Number(BigInt(digits) % BigInt(PART_COUNT));
  const first = BigInt(digits) / BigInt(PART_COUNT);
  return Array.from({ length: ROUNDS_MAX }, (_, round) => ({ part, serial: first + BigInt(round) * SERIALS_PER_PART }));
}

/** invtNo, C18 (C-06): customs district, year, `I`, nine digits. */
export function invtNoOf(part: number, serial: bigint, customsCode: string, acceptedMs: EpochMs): string {
  return `${customsCode}${shanghaiC14(acceptedMs).slice(0, 4)}I${nineDigits(part, serial)}`;
}

/** rkdNo, C18, of an inbound detail (711) that customs has taken: built like an invtNo, with `R`. */
export function rkdNoOf(part: number, serial: bigint, customsCode: string, acceptedMs: EpochMs): string {
  return `${customsCode}${shanghaiC14(acceptedMs).slice(0, 4)}R${nineDigits(part, serial)}`;
}

/** Number of the electronic tax bill (816). */
export function taxNoOf(invtNo: string): string {
  return `T${invtNo}`;
}

/** In a receipt for a declaration refused on arrival: 622 requires a preNo and it has none. */
export const NO_PRE_NO = 'B00000000000000000';
