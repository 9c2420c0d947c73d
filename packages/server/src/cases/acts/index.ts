import type { ActDefinition } from '../../office/defineAct.ts';
import type { CasesContext } from '../context.ts';
import { assignDossier } from './assign.ts';
import { concludeDossier } from './conclude.ts';
import { stopDelivery } from './elsewhere.ts';
import { liftStop } from './lift.ts';
import { noteDossier } from './note.ts';

/** Parcels that are stopped, and dossiers (L-02, F-03, O-05). */
export const CASE_ACTS: readonly ActDefinition<CasesContext>[] = [
  stopDelivery,
  liftStop,
  assignDossier,
  noteDossier,
  concludeDossier,
];
