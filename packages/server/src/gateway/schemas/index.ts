import type { TSchema } from 'typebox';
import { ActAnswer, Journal, Proposal, Proposals } from './acts.ts';
import { BookBalances, BookInbounds, BookMovements, BookTransfers, StockTake, WaitingDetails } from './books.ts';
import { Case, CaseFile, Cases, ConsumerCase, ConsumerCases } from './cases.ts';
import { ConsumerBill, ConsumerBills, ConsumerToken, Dispute, ExplainedBill, Freeze, Quota } from './consumer.ts';
import { GOODS_ANSWERS } from './goods.ts';
import { Demands, GuaranteeAccount, GuaranteeForecast, Refunds } from './guarantee.ts';
import { Evidence, Inspections, ToldInspection } from './inspections.ts';
import { CodeText, Receipt, ReceiptPage, Stored, ToldReceipt } from './messages.ts';
import { ProblemAnswer, Refusal } from './problems.ts';
import { Expiring, ParticipantRecord, Participants, RegistryJournal } from './registry.ts';
import { Declaration } from './story.ts';
import { STORY_PARTS } from './storyParts.ts';
import { ConsumerTokens, EndedToken, IssuedToken, Token, Tokens } from './tokens.ts';
import { Assessment, Code, ExplainLine, Health, SandboxClock, ToldAssessment } from './tools.ts';
import { ConsumerParcel, Track, TrackingRecorded } from './tracking.ts';
import { ClearanceClock, Contingencies, Contingency, OpenClocks, Queue } from './watch.ts';

/** Every schema with a name: the components of the OpenAPI document, in its order. */
export const NAMED_SCHEMAS: readonly TSchema[] = [
  ...[ProblemAnswer, Refusal],
  ...[Stored, CodeText, Receipt, ToldReceipt, ReceiptPage],
  ...[Declaration, ...STORY_PARTS, ToldAssessment, ToldInspection, Evidence, ClearanceClock],
  ...[ActAnswer, Journal, Proposal, Proposals],
  ...[Contingency, Contingencies, OpenClocks, Queue, Inspections],
  ...[Case, Cases, CaseFile],
  ...GOODS_ANSWERS,
  ...[BookMovements, BookBalances, BookTransfers, StockTake, BookInbounds, WaitingDetails],
  ...[GuaranteeAccount, GuaranteeForecast, Demands, Refunds],
  ...[Participants, ParticipantRecord, Expiring, RegistryJournal],
  ...[Token, Tokens, IssuedToken, ConsumerTokens, EndedToken],
  ...[ConsumerToken, Quota, ConsumerBill, ConsumerBills, ExplainedBill, ConsumerParcel, ConsumerCase, ConsumerCases],
  ...[Dispute, Freeze],
  ...[Track, TrackingRecorded],
  ...[Assessment, ExplainLine, Code, Health, SandboxClock],
];
