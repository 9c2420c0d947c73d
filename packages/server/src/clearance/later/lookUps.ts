import { partOf } from '@tongguan/kernel';
import type { DossierOpening } from '../../cases/index.ts';
import type { SerialRef } from '../../lane/types.ts';
import { isAccepted } from '../decide/standing.ts';
import { dossierNoOf, placesOfPreNo } from '../numbers.ts';
import type { BatchState } from '../state.ts';
import type { BatchStore } from '../store.ts';
import type { Declaration } from '../types.ts';
import { RELEASE } from '../ways/release.ts';
import type { Reversal } from './types.ts';

/** What acts of other rooms ask of the import declaration, and the one thing they begin in it. */
export type LookUps = {
  /** The declaration a person speaks of, wherever it lies; null: there is none. */
  declarationByPreNo(preNo: string): Promise<Declaration | null>;
  /** The cancellation, return or amendment of this number, wherever it lies; null: there is none. */
  reversalByPreNo(preNo: string): Promise<Reversal | null>;
  /** The declaration a parcel was released with; before its release the last that names it. */
  declarationOfParcel(
    orderNo: string,
    waybill: { readonly logisticsCode: string; readonly logisticsNo: string },
  ): Promise<Declaration | null>;
  /** Whether a lane is at work on the declaration: what it uses is not sure yet. */
  isUnderWay(declaration: SerialRef): Promise<boolean>;
  /**
   * Opens a dossier in the partition of the act that gives rise to it, and returns its number; dossiers are numbered with
   * the declarations.
   */
  openDossier(opening: DossierOpening): Promise<string>;
};

export function lookUpsOf(store: BatchStore, state: BatchState): LookUps {
  return {
    async declarationByPreNo(preNo) {
      const found = await store.declarationsBySerial(placesOfPreNo(preNo));
      return found.find((declaration) => declaration.preNo === preNo) ?? null;
    },
    async reversalByPreNo(preNo) {
      const found = await store.reversalsBySerial(placesOfPreNo(preNo));
      return found.find((reversal) => reversal.preNo === preNo) ?? null;
    },
    async declarationOfParcel(orderNo, { logisticsCode, logisticsNo }) {
      const found = await store.declarationsOf([{ part: partOf('order', orderNo), orderNo }]);
      const named = found.filter(
        (declaration) => declaration.logisticsCode === logisticsCode && declaration.logisticsNo === logisticsNo,
      );
      return (
        named.findLast((declaration) => isAccepted(declaration) && state.isStanding(declaration)) ??
        named.at(-1) ??
        null
      );
    },
    async isUnderWay(ref) {
      const works = await store.workOf([ref]);
      if (works.some((work) => !RELEASE.isParked(work.step))) return true;
      const [declaration] = await store.declarationsBySerial([ref]);
      // This batch has changed it.
      return declaration !== undefined && state.latest(declaration) !== declaration;
    },
    async openDossier({ act, ...about }) {
      const serial = state.out.nextSerial(act.part);
      const dossierNo = dossierNoOf(act.part, serial, act.atMs);
      await store.insertDossier({
        ...about,
        part: act.part,
        serial,
        dossierNo,
        openedMs: act.atMs,
        openedAct: act.actId,
        openedBy: act.actor,
        assignedTo: null,
        outcome: null,
        restoredFen: null,
        concludedMs: null,
        concludedBy: null,
      });
      return dossierNo;
    },
  };
}
