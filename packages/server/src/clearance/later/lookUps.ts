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

/** Queries about declarations for the acts of other rooms, and the dossier they may open. */
export type LookUps = {
  /** The declaration with this preNo, in any partition; null when there is none. */
  declarationByPreNo(preNo: string): Promise<Declaration | null>;
  /** The cancellation, return or amendment of this number, wherever it lies; null: there is none. */
  reversalByPreNo(preNo: string): Promise<Reversal | null>;
  /** The declaration that released a parcel; before release, the last one with its waybill. */
  declarationOfParcel(
    orderNo: string,
    waybill: { readonly logisticsCode: string; readonly logisticsNo: string },
  ): Promise<Declaration | null>;
  /** Whether a lane is processing the declaration; its use of quota is not final then. */
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
