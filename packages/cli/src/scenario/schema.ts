import { ACTIONS, PAPERS } from './types.ts';

/** JSON Schema of a scenario file; also written to examples/scenarios for editors. Every scalar is a text. */
const TEXT = { type: 'string', minLength: 1 } as const;
const AMOUNT = { type: 'string', pattern: '^-?\\d{1,15}(\\.\\d{1,5})?$' } as const;
const FLAG = { type: 'string', enum: ['true', 'false'] } as const;
const INSTANT = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+08:00$' } as const;
const CODE = { type: 'string', pattern: '^-?\\d{1,9}$' } as const;

const texts = { type: 'array', items: TEXT } as const;
const codes = { type: 'array', items: CODE } as const;
const papers = { type: 'array', minItems: 1, items: { type: 'string', enum: [...PAPERS] } } as const;
const named = (schema: object): object => ({ type: 'object', minProperties: 1, additionalProperties: schema });
const object = (properties: Readonly<Record<string, object>>, required: readonly string[] = []): object => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required: [...required],
});
const all = (names: readonly string[], schema: object): Readonly<Record<string, object>> =>
  Object.fromEntries(names.map((name) => [name, schema]));

const CHANGES = object(all(PAPERS, { type: 'object', additionalProperties: { type: 'string' } }));

const GOODS = object(
  {
    item: { type: 'string', pattern: '^TEST-\\d\\d$', description: '沙箱商品货号 / article of the sandbox' },
    quantity: AMOUNT,
    price: AMOUNT,
    gcode: { type: 'string', pattern: '^\\d{10}$' },
    name: TEXT,
    country: { type: 'string', pattern: '^\\d{3}$' },
    unit1: { type: 'string', pattern: '^\\d{3}$' },
    qty1: AMOUNT,
    unit2: { type: 'string', pattern: '^(\\d{3}|none)$' },
    qty2: AMOUNT,
  },
  ['item', 'quantity'],
);

const BUY = object(
  {
    as: TEXT,
    buyer: TEXT,
    seller: { type: 'string', enum: ['agent', 'smallagent'] },
    mode: { type: 'string', enum: ['1210', '9610'] },
    goods: { type: 'array', minItems: 1, items: GOODS },
    freight: AMOUNT,
    insurance: AMOUNT,
    discount: AMOUNT,
    change: CHANGES,
    send: papers,
    refused: CODE,
  },
  ['as', 'goods'],
);

const SEND = object(
  {
    of: TEXT,
    documents: papers,
    appType: { type: 'string', enum: ['1', '2', '3'] },
    change: CHANGES,
    line: { type: 'object', additionalProperties: { type: 'string' } },
    again: { type: 'string', enum: ['true'] },
    by: TEXT,
    refused: CODE,
  },
  ['of', 'documents'],
);

const LINES = { type: 'array', minItems: 1, items: object({ gnum: TEXT, quantity: AMOUNT }, ['gnum', 'quantity']) };
const ACT = object(
  {
    kind: TEXT,
    on: {
      ...object(all(['list', 'waybill', 'parcel', 'case', 'application', 'guarantee', 'book', 'number'], TEXT)),
      minProperties: 1,
      maxProperties: 1,
    },
    by: TEXT,
    reason: TEXT,
    body: { type: 'object' },
    second: object({ by: TEXT, decision: { type: 'string', enum: ['approve', 'refuse'] } }, ['by']),
    refused: CODE,
  },
  ['kind', 'on'],
);

const TAXES = all(['customsDuty', 'consumptionTax', 'valueAddedTax', 'total'], AMOUNT);
const EXPECT = {
  ...object({
    lists: named(object({ state: CODE, codes, through: codes, ending: TEXT }, ['state'])),
    documents: named(object(all([...PAPERS, 'delivery'], CODE))),
    applications: named(object({ state: CODE, codes }, ['state'])),
    tax: named(
      object({
        ...TAXES,
        usedBefore: AMOUNT,
        remaining: AMOUNT,
        status: CODE,
        because: object(all(Object.keys(TAXES), TEXT)),
      }),
    ),
    quota: named(object(all(['year', 'limit', 'used', 'reserved', 'available'], AMOUNT))),
    guarantee: named(object(all(['held', 'free', 'used'], AMOUNT))),
    stock: named(object(all(['held', 'change'], AMOUNT))),
    law: named(texts),
  }),
  minProperties: 1,
};

const SUPPLEMENT = object(
  {
    of: TEXT,
    no: { type: 'string', pattern: '^[1-9]\\d{0,3}$' },
    by: TEXT,
    answers: {
      type: 'array',
      minItems: 1,
      items: object(
        { gnum: TEXT, kind: { type: 'string', enum: ['classification', 'value', 'origin'] }, facts: TEXT },
        ['gnum', 'kind', 'facts'],
      ),
    },
    late: FLAG,
    refused: CODE,
  },
  ['of', 'answers'],
);

const STEP = {
  ...object({
    note: TEXT,
    buy: BUY,
    send: SEND,
    cancel: object({ as: TEXT, of: TEXT, reason: TEXT }, ['as', 'of']),
    return: object({ as: TEXT, of: TEXT, reason: TEXT, lines: LINES }, ['as', 'of']),
    deliver: object({ of: TEXT }, ['of']),
    act: ACT,
    clock: {
      ...object({ to: INSTANT, days: { type: 'string', pattern: '^[1-9]\\d{0,3}$' } }),
      minProperties: 1,
      maxProperties: 1,
    },
    consumer: object({ who: TEXT, dispute: TEXT, statement: TEXT, freeze: FLAG }, ['who']),
    authenticate: object({ who: TEXT, name: TEXT, on: TEXT, until: TEXT, withdrawn: FLAG, refused: CODE }, [
      'who',
      'on',
    ]),
    supplement: SUPPLEMENT,
    expect: EXPECT,
  }),
  // One thing at a time, so that what must be so after it is clear.
  anyOf: [{ required: ['expect'] }, ...ACTIONS.map((action) => ({ required: [action] }))],
};

export const SCENARIO_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: '通关情景 / Tongguan scenario',
  ...object(
    {
      title: TEXT,
      titleEn: TEXT,
      rules: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^[A-S]-\\d\\d[a-z]?$' } },
      begins: INSTANT,
      steps: { type: 'array', minItems: 1, items: STEP },
    },
    ['title', 'titleEn', 'rules', 'begins', 'steps'],
  ),
};
