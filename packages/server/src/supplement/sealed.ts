import { assert, storedRecord } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';
import { type Answer, type Question, type RequestRow, type Supplement, supplementSeal } from './types.ts';

/** What was asked. Throws where the row is damaged. */
export function questionsIn(vault: Vault, row: RequestRow): readonly Question[] {
  const text = vault.open(row.body, supplementSeal('request', row, row.no)).toString('utf8');
  const { questions } = storedRecord<{ readonly questions: readonly Question[] }>(text);
  assert(Array.isArray(questions), 'a stored request has questions');
  return questions;
}

/** What was answered; nothing while nobody has. Throws where the row is damaged. */
export function answersIn(vault: Vault, row: Supplement): readonly Answer[] {
  const body = row.end?.body ?? null;
  if (body === null) return [];
  const text = vault.open(body, supplementSeal('answer', row, row.no)).toString('utf8');
  const { answers } = storedRecord<{ readonly answers: readonly Answer[] }>(text);
  assert(Array.isArray(answers), 'a stored answer has answers');
  return answers;
}
