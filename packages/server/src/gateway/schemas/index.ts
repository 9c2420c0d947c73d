export { errorAnswers } from './errors.ts';
export { KIND_NAMES, kindNameOf } from './kindNames.ts';
export { CodeText, ToldReceipt } from './messages.ts';
export { Refusal } from './problems.ts';
export { NUMBERED, REASON, allOf, limitOf, only, plainText, words } from './requests.ts';
export {
  answer,
  answerAsFile,
  closed,
  day,
  list,
  mapOf,
  maybe,
  moment,
  named,
  oneOf,
  orNull,
  quantity,
  refTo,
  text,
  truth,
  whole,
  yuan,
} from './shapes.ts';
export {
  type AnnualUsedAnswer,
  Remaining,
  type RemainingAnswer,
  ToldAssessment,
  type ToldAssessmentAnswer,
} from './tools.ts';
