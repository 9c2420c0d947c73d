/** Pieces of the bodies' JSON schemas. */
export const NAME = { type: 'string', minLength: 1, maxLength: 100 } as const;
export const FIRM = { type: 'string', minLength: 10, maxLength: 10 } as const;
export const FROM = {
  type: 'string',
  minLength: 10,
  maxLength: 40,
  description: '起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent',
} as const;
export const UNTIL = {
  type: 'string',
  minLength: 10,
  maxLength: 40,
  description:
    '止：2019-01-31（含当日）或带时区的时刻；缺省为长期 / until: a day, included, or an instant; open when absent',
} as const;
export const ROLE = {
  type: 'string',
  enum: ['platform', 'seller', 'domesticAgent', 'paymentFirm', 'logisticsFirm', 'broker', 'warehouse'],
} as const;
export const ROLES = { type: 'array', minItems: 1, maxItems: 7, items: ROLE } as const;
export const REGISTRATION = { type: 'string', enum: ['customs', 'information'] } as const;
