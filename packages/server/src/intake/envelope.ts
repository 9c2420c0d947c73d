import { isDxp, unwrapDxp } from '@tongguan/ceb';
import type { Intake } from './types.ts';

/**
 * B-03: an envelope is taken off, and what is inside is taken like any message: its own bytes are what is signed, stored
 * and known again. An envelope that is none is a mistake of the transport, before anything of the regime. Done where the
 * message is taken in, and not at the door: an envelope is as long as its message and a third longer.
 */
export function withEnvelopesOff(intake: Intake): Intake {
  return {
    submit(raw, callerCode, watch) {
      if (!isDxp(raw)) return intake.submit(raw, callerCode, watch);
      const opened = unwrapDxp(raw);
      if (!opened.ok) return Promise.resolve({ kind: 'no-envelope', refusals: opened.refusals });
      return intake.submit(opened.value.message, callerCode, watch);
    },
    close: () => intake.close(),
  };
}
