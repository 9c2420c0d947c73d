import type { DocumentKind } from '@tongguan/ceb';
import { TAKES as CLEARANCE } from '../clearance/takes.ts';

/** The kinds of document the rooms of this platform take: intake refuses every other message. */
export const TAKES: readonly DocumentKind[] = [...CLEARANCE];
