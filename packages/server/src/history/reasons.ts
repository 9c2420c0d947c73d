import { explainCode } from '@tongguan/ceb';
import { type EpochMs, shanghaiDate } from '@tongguan/kernel';
import { refusalBasisOn } from '@tongguan/policy';
import type { Reason } from '../clearance/types.ts';
import type { DeclarationHistory } from './types.ts';

/** Every reason with the article of the day it stands on, or the word that it stands on none: technical, or the platform's own. */
export function reasonsTold({ reasons, acceptedMs, receivedMs }: Told): DeclarationHistory['reasons'] {
  const date = shanghaiDate(acceptedMs ?? receivedMs);
  return reasons.map((reason) => {
    const basis = refusalBasisOn(reason.code, explainCode(reason.code)?.rule ?? null, date);
    return basis === null ? reason : { ...reason, basis };
  });
}

type Told = { readonly reasons: readonly Reason[]; readonly acceptedMs: EpochMs | null; readonly receivedMs: EpochMs };
