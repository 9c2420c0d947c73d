import { damagedText, shanghaiIso, toldOr } from '@tongguan/kernel';
import { supplementDue } from '@tongguan/policy';
import { standingOf } from '../decide.ts';
import type { Answer, OpenSupplement, Question, Supplement, SupplementLine } from '../types.ts';
import type { SupplementAnswer, SupplementTask } from './answers.ts';

/**
 * `customs` reads everything; who may answer everything but the officer's code; the other parties that there was a request, by
 * when, and what came of it.
 */
export type SupplementReader = 'customs' | 'answerer' | 'party';

export function supplementView(
  one: Supplement,
  declarationState: number,
  reader: SupplementReader,
  open: OpenSupplement,
): SupplementAnswer {
  const { no, askedMs, askedBy, dueDay, law, overdueMs, end } = one;
  const isTold = reader !== 'party';
  return {
    no,
    state: standingOf(one, declarationState),
    askedAt: shanghaiIso(askedMs),
    ...(reader === 'customs' ? { askedBy } : {}),
    dueOn: dueDay,
    law,
    lawVerified: supplementDue(askedMs).law.confidence === 'verified',
    overdue: overdueMs !== null,
    ...(isTold ? { questions: toldOr(() => open.questionsOf(one), damagedQuestion) } : {}),
    answer:
      end?.kind === 'answered'
        ? {
            by: end.byCode,
            at: shanghaiIso(end.atMs),
            late: end.late,
            ...(isTold ? { answers: toldOr(() => open.answersOf(one), damagedAnswer).map(attached) } : {}),
          }
        : null,
    withdrawnAt: end?.kind === 'withdrawn' ? shanghaiIso(end.atMs) : null,
  };
}

export function supplementTask(line: SupplementLine, reader: SupplementReader, open: OpenSupplement): SupplementTask {
  const { supplement, copNo, invtNo, declarationState } = line;
  const { preNo, customsCode, agentCode } = supplement;
  const told = supplementView(supplement, declarationState, reader, open);
  return { preNo, copNo, invtNo, customsCode, agentCode, listState: declarationState, supplement: told };
}

function attached({
  attachments = [],
  ...answer
}: Answer): Answer & { attachments: NonNullable<Answer['attachments']> } {
  return { ...answer, attachments };
}

/** A row that was changed by hand says so in its place; the others go on. */
const damagedQuestion = (found: string): readonly Question[] => [
  { gnum: '', kind: 'classification', text: damagedText(found) },
];
const damagedAnswer = (found: string): readonly Answer[] => [
  { gnum: '', kind: 'classification', facts: damagedText(found) },
];
