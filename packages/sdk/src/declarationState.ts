import { declarationState } from '@tongguan/policy';

/**
 * How far a declaration is, by the status of a receipt (622) about it (C-01, C-02):
 * `underway` – more comes by itself; `withCustoms` – an officer or an inspection has it, which may take days; `released` – the
 * goods may go, or have gone (800, 899); `refused` – rejected, or not taken (100, 4, every negative code); `ended` – sent back
 * out of the country (700).
 */
export type DeclarationProgress = 'underway' | 'withCustoms' | 'released' | 'refused' | 'ended';

const STATUS_CLOSED = 899;
const STATUS_REJECTED = 100;
const STATUS_NOT_SENT = 4;
const STATUS_MANUAL = 300;

/** Throws RangeError for a text that is no status of a declaration. */
export function progressOf(returnStatus: string): DeclarationProgress {
  const text = returnStatus.trim();
  if (/^[-−]\d+$/.test(text)) return 'refused';
  const state = /^\d{1,3}$/.test(text) ? declarationState(Number(text)) : null;
  if (state === null) throw new RangeError(`${returnStatus} is no status of a declaration`);
  switch (state.code) {
    case STATUS_REJECTED:
    case STATUS_NOT_SENT:
      return 'refused';
    case STATUS_CLOSED:
      return 'released';
    case STATUS_MANUAL:
      return 'withCustoms';
    default:
      break;
  }
  if (state.phase === 'control') return 'withCustoms';
  if (state.phase === 'released') return 'released';
  return state.phase === 'ended' ? 'ended' : 'underway';
}

/** Nothing more follows unless somebody asks for it: a loop over receipts may end here. */
export function isFinal(returnStatus: string): boolean {
  return ['released', 'refused', 'ended'].includes(progressOf(returnStatus));
}

/** The goods may go: 800, and 899 when it is closed. */
export function isReleased(returnStatus: string): boolean {
  return progressOf(returnStatus) === 'released';
}
