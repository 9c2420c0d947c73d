import { explainCode, textOf, WIRE_CODES } from '@tongguan/ceb';
import type { Refusal } from '@tongguan/kernel';
import type { RefusedAnswer } from '../intake/types.ts';
import type { ProblemBody, RefusalAnswer } from './schemas/problems.ts';

/** Refusals because of the caller are 403, those because of form or signature 400. */
const AUTHORITY: ReadonlySet<string> = new Set([
  WIRE_CODES.signerUnknown.code,
  WIRE_CODES.signerExpired.code,
  WIRE_CODES.signerSuspended.code,
  WIRE_CODES.signerRevoked.code,
  WIRE_CODES.signerNotEntitled.code,
  WIRE_CODES.certificateUnreadable.code,
  WIRE_CODES.sandboxKeyInProduction.code,
  WIRE_CODES.callerIsNotTransmitter.code,
  '-621015',
  ...['90200', '90201', '90202', '90203', '90204', '90205', '90213'],
]);

export function statusOfRefusal(answer: RefusedAnswer): 400 | 403 {
  return AUTHORITY.has(answer.refusals[0]?.code ?? '') ? 403 : 400;
}

/** Every refusal with document, path, found, allowed, code and what to do. */
export function refusedBody(answer: RefusedAnswer): ProblemBody {
  const code = answer.refusals[0]?.code ?? '-900101';
  const text = textOf(code, answer.refusals[0]?.holes);
  return {
    error: {
      code,
      message_zh: text?.zh ?? '报文未被接收',
      message_en: text?.en ?? 'the message was refused',
      messageId: answer.messageId,
      type: answer.type,
      guid: answer.guid,
      refusals: answer.refusals.map(explained),
    },
  };
}

/** The values of an official text stand in its text. */
export function explained(refusal: Refusal): RefusalAnswer {
  const { holes, ...told } = refusal;
  const text = textOf(refusal.code, holes);
  const entry = explainCode(refusal.code);
  if (entry === null || text === null) return told;
  const { advice } = entry;
  return {
    ...told,
    message_zh: text.zh,
    message_en: text.en,
    advice_zh: advice.zh,
    advice_en: advice.en,
  };
}
