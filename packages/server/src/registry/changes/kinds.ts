import { CERTIFICATE_KINDS } from './certificates.ts';
import { CONNECTOR_KINDS } from './connectors.ts';
import { REGISTER } from './register.ts';
import { PAPER_KINDS } from './papers.ts';
import { RETURN_CENTRE_KINDS } from './returnCentres.ts';
import { STANDING_KINDS } from './standing.ts';
import { TRANSITION_KINDS } from './transitions.ts';
import type { ChangeKind } from './types.ts';

/** Every change of the registry that the office may record. */
export const CHANGE_KINDS: readonly ChangeKind[] = [
  REGISTER,
  ...STANDING_KINDS,
  ...PAPER_KINDS,
  ...TRANSITION_KINDS,
  ...CONNECTOR_KINDS,
  ...RETURN_CENTRE_KINDS,
  ...CERTIFICATE_KINDS,
];
