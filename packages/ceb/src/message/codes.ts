/**
 * Codes of the reader: the message is well-formed XML and signed or not, but it is not a message of the
 * specification. Answered with a CEB900 receipt (B-02).
 */
export const MESSAGE_CODES = {
  unknownType: '-900201',
  element: '-900202',
  length: '-900203',
  number: '-900204',
  occurrences: '-900205',
  value: '-900206',
} as const;

export type MessageCode = (typeof MESSAGE_CODES)[keyof typeof MESSAGE_CODES];
