import { STATES } from '../states.ts';
import type { Declaration } from '../types.ts';

/** Released and not assessed yet: only goods released under contingency are. */
export function isUnreconciled({ state, route }: Pick<Declaration, 'state' | 'route'>): boolean {
  return state === STATES.released && route === null;
}
