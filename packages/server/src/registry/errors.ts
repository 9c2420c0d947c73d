/**
 * Codes of the registry. −101xx are official (specification 202205, table 7-2); 90033, 90200 … 90219, 90362, 90370 and 90371 are our
 * own: data that contradicts what is enrolled, licences, undertakings, changes that are not possible, tokens, transport nodes. The codes about
 * signers, −900306 … −900312, stand with the wire's codes in @tongguan/ceb because clients explain them too.
 */
export const REGISTRY_CODES = {
  invalidRole: '-10101',
  invalidCode: '-10102',
  conflict: '90033',
  qualificationMissing: '90200',
  qualificationNarrow: '90201',
  undertakingMissing: '90202',
  transmitterNotOperator: '90203',
  exportOnly: '90204',
  agreementMissing: '90205',
  transmittedOutsideDirectPurchase: '90206',
  notPossibleNow: '90207',
  unknownParticipant: '90208',
  invalidDate: '90209',
  idUsedTwice: '90210',
  importHead: '90211',
  importContradicts: '90212',
  namedNotStanding: '90213',
  nodeOfAnother: '90370',
  nodeWithoutAccess: '90371',
  unknownToken: '90362',
} as const;
