import type { TSchema } from 'typebox';
import { CodeText, Receipt, ReceiptPage, Stored, ToldReceipt } from './schemas/messages.ts';
import { ProblemAnswer, Refusal } from './schemas/problems.ts';
import {
  AnnualUsed,
  Assessment,
  Code,
  ExplainLine,
  Health,
  Remaining,
  SandboxClock,
  ToldAssessment,
} from './schemas/tools.ts';

/** Schemas with a name that belong to no room: components of the OpenAPI document. */
export const NAMED_SCHEMAS: readonly TSchema[] = [
  ...[ProblemAnswer, Refusal],
  ...[Stored, CodeText, Receipt, ToldReceipt, ReceiptPage],
  ...[Assessment, AnnualUsed, Remaining, ToldAssessment, ExplainLine, Code, Health, SandboxClock],
];
