/**
 * Codes of enrolment. −101xx are official (specification 202205, table 7-2); 90033 is our own, for data that
 * contradicts what is enrolled already. The codes about signers, −900306 … −900312, stand with the wire's codes in
 * @tongguan/ceb because clients explain them too.
 */
export const REGISTRY_CODES = {
  invalidRole: '-10101',
  invalidCode: '-10102',
  conflict: '90033',
} as const;
