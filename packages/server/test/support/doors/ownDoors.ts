export type Firm = 'platform' | 'payment' | 'logistics' | 'agent' | 'warehouse' | 'broker' | 'smallagent';
/** Numbers of one world: the owner's, or such as nobody has. */
export type Numbers = Readonly<
  Record<'preNo' | 'invtNo' | 'copNo' | 'waybill' | 'book' | 'take' | 'item' | 'cursor' | 'message' | 'token', string>
>;
/** The body is JSON, or the text of a message. */
export type Question = { readonly path: string; readonly body?: object | string };
export type Probe = { readonly callers: readonly Firm[]; readonly ask: (numbers: Numbers) => readonly Question[] };

/** Nobody is a party of the owner's declarations but platform, payment, logistics and agent. */
const OUTSIDERS = ['smallagent', 'broker', 'warehouse'] as const;
/** The seller has entrusted the broker, who answers for it (E-09). */
const UNENTRUSTED = ['smallagent', 'warehouse'] as const;
const NOT_LOGISTICS = ['smallagent', 'broker', 'warehouse', 'platform', 'agent'] as const;
const NOT_WAREHOUSE = ['smallagent', 'broker', 'platform', 'agent', 'logistics'] as const;

/** Every operation a participant may call, and who asks it with numbers that are not theirs. */
export const FIRM_DOORS: Readonly<Record<string, Probe>> = {
  'GET /api/declarations/{number}': declared(''),
  'GET /api/declarations/{number}/tracking': declared('/tracking'),
  'GET /api/declarations/{number}/versions': declared('/versions'),
  'GET /api/declarations/{number}/print': declared('/print'),
  'GET /api/declarations/{number}/supplements': { ...declared('/supplements'), callers: UNENTRUSTED },
  'GET /api/supplements': own('/api/supplements'),
  'POST /api/declarations/{number}/supplements/answer': {
    callers: UNENTRUSTED,
    ask: ({ preNo, copNo }) =>
      [preNo, copNo].map((number) => ({
        path: `/api/declarations/${number}/supplements/answer`,
        body: { no: 1, answers: [{ gnum: '1', kind: 'value', facts: 'x' }] },
      })),
  },
  'GET /api/participant/waybills/{number}/tracking': {
    callers: NOT_LOGISTICS,
    ask: ({ waybill }) => [{ path: `/api/participant/waybills/${waybill}/tracking` }],
  },
  'POST /api/participant/waybills/events': {
    callers: NOT_LOGISTICS,
    ask: ({ waybill: logisticsNo }) => {
      const event = { eventId: 'E1', kind: 'lost', at: '2026-01-01T00:00:00+08:00', place: 'x' };
      return [{ path: '/api/participant/waybills/events', body: { events: [{ logisticsNo, ...event }] } }];
    },
  },
  'POST /api/participant/waybills/{number}/elsewhere': {
    callers: NOT_LOGISTICS,
    ask: ({ waybill }) => [
      { path: `/api/participant/waybills/${waybill}/elsewhere`, body: { difference: 'both', found: 'x' } },
    ],
  },
  'GET /api/books/{number}/movements': ofBook(() => 'movements'),
  'GET /api/books/{number}/balances': ofBook(() => 'balances?format=csv'),
  'GET /api/books/{number}/transfers': ofBook(() => 'transfers'),
  'GET /api/books/{number}/inbounds': ofBook(() => 'inbounds'),
  'GET /api/books/{number}/batches': ofBook(() => 'batches'),
  'GET /api/books/{number}/stocktakes/{takeNo}': ofBook(({ take }) => `stocktakes/${take}`),
  'GET /api/receipts': {
    callers: OUTSIDERS,
    ask: ({ cursor }) => [{ path: '/api/receipts?limit=1000' }, { path: `/api/receipts?after=${cursor}` }],
  },
  // Bytes the agent has sent, and bytes it has signed and never sent.
  'POST /api/messages': { callers: OUTSIDERS, ask: ({ message }) => [{ path: '/api/messages', body: message }] },
  'GET /api/filings': own('/api/filings'),
  'POST /api/filings': {
    callers: ['smallagent'],
    ask: ({ item }) => [{ path: '/api/filings', body: filingOf(item, 'x') }],
  },
  'GET /api/participant': own('/api/participant'),
  'GET /api/participant/tokens': own('/api/participant/tokens'),
  // A token is issued to who asks: the body names nobody, and one without a label is refused.
  'POST /api/participant/tokens': {
    callers: OUTSIDERS,
    ask: () => [{ path: '/api/participant/tokens', body: {} }],
  },
  'POST /api/participant/tokens/{tokenId}/end': {
    callers: [...OUTSIDERS, 'payment', 'logistics', 'platform'],
    ask: ({ token }) => [{ path: `/api/participant/tokens/${token}/end`, body: { reason: 'x' } }],
  },
  ...Object.fromEntries(
    ['', '/demands', '/overdue', '/refunds', '/forecast', '/reconciliation'].map((view) => [
      `GET /api/guarantee${view}`,
      own(`/api/guarantee${view}`),
    ]),
  ),
};

/** The same for consumers. */
export const CONSUMER_DOORS: Readonly<Record<string, (numbers: Numbers) => readonly Question[]>> = {
  'GET /api/consumer/quota': () => [{ path: '/api/consumer/quota' }],
  'GET /api/consumer/bills': () => [{ path: '/api/consumer/bills' }],
  'GET /api/consumer/cases': () => [{ path: '/api/consumer/cases' }],
  'GET /api/consumer/bills/{number}': ({ preNo, invtNo, copNo }) =>
    [preNo, invtNo, copNo].map((number) => ({ path: `/api/consumer/bills/${number}` })),
  'GET /api/consumer/parcels/{number}': ({ preNo, invtNo, copNo }) =>
    [preNo, invtNo, copNo].map((number) => ({ path: `/api/consumer/parcels/${number}` })),
  'POST /api/consumer/disputes': ({ preNo, invtNo }) =>
    [preNo, invtNo].map((number) => ({ path: '/api/consumer/disputes', body: { preNo: number, statement: 'x' } })),
  'POST /api/consumer/freeze': () => [{ path: '/api/consumer/freeze', body: { frozen: false } }],
};

/** An article filed under this number; `mark` stands in its texts. */
export function filingOf(itemNo: string, mark: string): object {
  return {
    mode: '1210',
    itemNo,
    gcode: '2106909000',
    gname: '测试膳食补充剂',
    gmodel: `测试牌|${mark}`,
    country: '502',
    unit: '011',
    unit1: '035',
    labelUrl: `https://label.example/${mark}`,
  };
}

function declared(suffix: string): Probe {
  return {
    callers: OUTSIDERS,
    ask: ({ preNo, invtNo, copNo }) =>
      [preNo, invtNo, copNo].map((number) => ({ path: `/api/declarations/${number}${suffix}` })),
  };
}

function ofBook(suffix: (numbers: Numbers) => string): Probe {
  return {
    callers: NOT_WAREHOUSE,
    ask: (numbers) => [{ path: `/api/books/${numbers.book}/${suffix(numbers)}` }],
  };
}

/** Nothing is named: what is told is one's own, or nothing. */
function own(path: string): Probe {
  return { callers: ['smallagent', 'broker', 'payment'], ask: () => [{ path }] };
}
