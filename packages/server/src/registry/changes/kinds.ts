import { CERTIFICATE_KINDS } from './certificates.ts';
import { PAPER_KINDS } from './papers.ts';
import { STANDING_KINDS } from './standing.ts';
import type { StaffRole } from '../../office/types.ts';
import type { ChangeKind } from './types.ts';

/** Every change of one firm that the office may record. */
export const CHANGE_KINDS: readonly ChangeKind[] = [...STANDING_KINDS, ...PAPER_KINDS, ...CERTIFICATE_KINDS];

/** Who may record them, and agree to what another of them asks for (A-04, K-03). */
export const REGISTRARS: readonly StaffRole[] = ['operator', 'supervisor'];
