import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { grant, stockAccount } from '../../../src/ledgers/index.ts';
import type { Store } from '../../../src/store/pool.ts';
import { canaryPerson, withPerson } from './canaries.ts';
import { BOOK, type PurchaseDocuments, type PurchaseOptions, withHead } from '../purchase.ts';
import type { SandboxSender } from '../sandboxSender.ts';

/** Every order number begins with it. Not secret: that it is found proves the search. */
export const ORDER_PREFIX = 'KONTROLLE';

/** The last one has an identity number whose check digit is wrong. */
export const PERSONS = [...Array.from({ length: 14 }, (_, n) => canaryPerson(n)), canaryPerson(14, false)];

type Kind = keyof PurchaseDocuments;
export type Sent = {
  readonly answers: readonly string[];
  readonly copNos: readonly string[];
  readonly refusedIds: readonly string[];
};

const KINDS = ['order', 'payment', 'waybill', 'declaration'] as const;
const FIRM_CODES: Readonly<Record<Kind, readonly string[]>> = {
  order: ['ebpCode', 'ebcCode', 'payCode'],
  payment: ['payCode', 'ebpCode'],
  waybill: ['logisticsCode'],
  declaration: [
    'ebpCode',
    'ebcCode',
    'agentCode',
    'logisticsCode',
    'assureCode',
    'areaCode',
    'customsCode',
    'tradeMode',
  ],
};
/** States in which a declaration stays, but for 2: without its payment it waits there. */
const ENDS: Readonly<Record<string, readonly number[]>> = { WAITING: [2, 3] };

/** Sends messages of every fate, and waits until every declaration has met its own. */
export async function sendEverything(sender: SandboxSender, store: Store): Promise<Sent> {
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 1_000_000_000n, 'inbound', 'inbound', Date.now());
  const letters = [...declared(sender), ...broken(sender)];
  const answers: string[] = [];
  const refusedIds: string[] = [];
  for (const { kind, message, status } of letters) {
    const response = await sender.post(kind, message);
    const text = await response.text();
    assert.ok(status === 'refused' ? [400, 403].includes(response.status) : response.status === status, text);
    answers.push(text, JSON.stringify([...response.headers]));
    if (status === 202) continue;
    refusedIds.push(response.headers.get('tongguan-conversation-id') ?? '');
    answers.push(await asXml(sender, kind, message));
  }
  const copNos = [...new Set(letters.flatMap(({ copNo }) => (copNo === undefined ? [] : [copNo])))];
  for (const copNo of copNos) await settled(sender, copNo);
  return { answers, copNos, refusedIds };
}

type Letter = {
  readonly kind: Kind;
  readonly message: Buffer;
  /** Of its answer; `refused` for either of the two of a CEB900. */
  readonly status: number | 'refused';
  readonly copNo?: string;
};

function declared(sender: SandboxSender): readonly Letter[] {
  const of = (n: number, options: PurchaseOptions): PurchaseDocuments =>
    withPerson(sender.purchase(options), PERSONS[n] ?? canaryPerson(n));
  const all = (documents: PurchaseDocuments, kinds: readonly Kind[] = KINDS): readonly Letter[] =>
    kinds.map((kind) => {
      const copNo = documents.declaration.InventoryHead.copNo ?? '';
      return { kind, message: sender.sign(kind, documents), status: 202, ...(kind === 'declaration' ? { copNo } : {}) };
    });
  const number = (name: string): string => `${ORDER_PREFIX}${name}`;

  const good = of(0, { orderNo: number('GOOD') });
  const [one, two, three, four] = [1, 2, 3, 4].map((n) => of(n, { orderNo: number('DIFFER') }));
  assert.ok(one && two && three && four);
  const differing = { order: one.order, payment: two.payment, waybill: three.waybill, declaration: four.declaration };
  const once = of(6, { orderNo: number('TWICE') });
  const again = of(7, { orderNo: number('TWICE') });
  const repeated = all(once);
  const { name, idNumber, telephone, address } = PERSONS[13] ?? canaryPerson(13);
  const slipped = [
    ...[name, idNumber, telephone, address].map((emsNo) => ({ emsNo })),
    { portCode: name.slice(0, 4) },
    { country: name.slice(0, 3) },
  ];
  return [
    ...all(good),
    ...all(differing),
    // 6 × 4,800.00: five fit into 26,000.00 (E-05).
    ...[1, 2, 3, 4, 5, 6].flatMap((n) => all(of(5, { orderNo: number(`QUOTA${n}`), price: '4800.00', quantity: '1' }))),
    // The same bytes, then the same number with another person in it (B-06).
    ...repeated,
    ...repeated,
    ...all(again),
    ...all(of(8, { orderNo: number('WAITING') }), ['order', 'waybill', 'declaration']),
    // Goods nobody knows: to an officer (H-01).
    ...all(of(9, { orderNo: number('MANUAL'), gcode: '9999999999' })),
    ...all(of(14, { orderNo: number('DIGIT') })),
    // A person in a field of the declaration that only the lane judges.
    ...slipped.flatMap((change, at) => {
      const documents = of(13, { orderNo: number(`SLIPPED${at}`) });
      const declaration = withHead(documents, 'declaration', change);
      return all({ ...documents, declaration });
    }),
  ];
}

/** What is refused at the door: cut, tampered with, values in the wrong fields, too long, of a wrong kind. */
function broken(sender: SandboxSender): readonly Letter[] {
  const [person, other] = [PERSONS[10], PERSONS[11]];
  assert.ok(person && other);
  const { name, idNumber, telephone, address } = person;
  const documents = withPerson(sender.purchase({ orderNo: `${ORDER_PREFIX}BROKEN` }), person);
  const order = sender.sign('order', documents).toString();
  const edited = (from: string, to: string | Buffer): Buffer => {
    const at = order.indexOf(from);
    assert.ok(at >= 0, from);
    const [left, right] = [order.slice(0, at), order.slice(at + from.length)];
    return Buffer.concat([Buffer.from(left), typeof to === 'string' ? Buffer.from(to) : to, Buffer.from(right)]);
  };
  const inside = `>${name}<`;
  const malformed: readonly Buffer[] = [
    Buffer.from(order.slice(0, order.indexOf(idNumber) + idNumber.length)),
    edited('</ceb:buyerName>', '</ceb:buyerNme>'),
    edited(inside, `>${name}\u0001<`),
    edited(inside, Buffer.concat([Buffer.from(`>${name}`), Buffer.from([0xff, 0xfe]), Buffer.from('<')])),
    edited(inside, `>${name}&${telephone};<`),
    edited(inside, `><!-- ${name} --><`),
    edited(inside, `><![CDATA[${name}]]><`),
    edited(inside, `><?x ${name}?><`),
    edited('<ceb:CEB311Message', `<!DOCTYPE x [<!ENTITY e "${name}">]><ceb:CEB311Message`),
    edited('<ceb:buyerName>', `<ceb:buyerName of="${name}" of="${idNumber}">`),
    edited('<ceb:buyerName>', `<ceb:buyerName xmlns:x="${name}" x:y="">`),
    edited('<?xml version="1.0" encoding="UTF-8"?>', `<?xml version="1.0" encoding="${telephone}"?>`),
    Buffer.from(`${name} ${idNumber}`),
    Buffer.from(order, 'utf16le'),
    // Tampered with after it was signed: the digest differs.
    edited(inside, `>${other.name}<`),
    edited('<ds:SignatureValue>', `<ds:SignatureValue>${name}`),
  ];
  // Signed in order, and against the dictionary: too long, and columns that have slipped by one.
  const wrong: readonly (readonly [Kind, PurchaseDocuments])[] = [
    ['order', { ...documents, order: withHead(documents, 'order', { buyerName: name.repeat(30) }) }],
    ['order', { ...documents, order: withHead(documents, 'order', { buyerIdNumber: idNumber.repeat(5) }) }],
    ['order', { ...documents, order: withHead(documents, 'order', { consigneeAddress: address.repeat(30) }) }],
    ['order', { ...documents, order: withHead(documents, 'order', { buyerIdType: idNumber, currency: telephone }) }],
    ['order', { ...documents, order: withHead(documents, 'order', { appTime: telephone, freight: idNumber + name }) }],
    ['order', { ...documents, order: withHead(documents, 'order', { payCode: idNumber + telephone }) }],
    ['order', { ...documents, order: withHead(documents, 'order', { ebpCode: name, appStatus: name }) }],
    ['payment', { ...documents, payment: withHead(documents, 'payment', { payerIdType: name, payTime: telephone }) }],
    ['waybill', { ...documents, waybill: withHead(documents, 'waybill', { weight: telephone + name }) }],
    [
      'declaration',
      { ...documents, declaration: withHead(documents, 'declaration', { buyerIdType: name, tradeMode: telephone }) },
    ],
    [
      'declaration',
      { ...documents, declaration: withHead(documents, 'declaration', { agentCode: name, ieFlag: idNumber }) },
    ],
  ];
  // Every code of a firm, every kind of personal value: what is allowed repeats the other codes of the document.
  const coded = Object.entries(FIRM_CODES).flatMap(([kind, fields]) =>
    fields.flatMap((field) =>
      [name, idNumber, telephone, address].map((value): readonly [Kind, PurchaseDocuments] => {
        const change = { [field]: value, ...(kind === 'order' ? { orderNo: value } : {}) };
        return [kind as Kind, { ...documents, [kind]: withHead(documents, kind as Kind, change) }];
      }),
    ),
  );
  return [
    ...malformed.map((message): Letter => ({ kind: 'order', message, status: 400 })),
    ...wrong.map(([kind, changed]): Letter => ({ kind, message: sender.sign(kind, changed), status: 'refused' })),
    ...coded.map(([kind, changed]): Letter => ({ kind, message: sender.sign(kind, changed), status: 'refused' })),
    { kind: 'order', message: edited('<ds:KeyName>', `<ds:KeyName>${idNumber}`), status: 403 },
    // A good message of somebody else's.
    { kind: 'payment', message: sender.sign('order', documents), status: 403 },
  ];
}

/** The CEB900 without the sender's own message, which it gives back to the sender alone. */
async function asXml(sender: SandboxSender, kind: Kind, message: Buffer): Promise<string> {
  const response = await sender.post(kind, message, { accept: 'application/xml' });
  const text = await response.text();
  assert.match(text, /<ceb:oriBizMessage>/);
  return text.replace(/<ceb:oriBizMessage>[^<]*<\/ceb:oriBizMessage>/, '');
}

async function settled(sender: SandboxSender, copNo: string): Promise<void> {
  const ends = Object.entries(ENDS).find(([name]) => copNo.includes(name))?.[1] ?? [100, 300, 800];
  for (;;) {
    const response = await sender.get('agent', `/api/declarations/${copNo}`);
    if (response.status === 200) {
      const { state } = (await response.json()) as { readonly state: { readonly code: number } };
      if (ends.includes(state.code)) return;
    } else await response.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Canaries in URLs, headers, tokens and bytes that are no HTTP. */
export async function shoutAtTheDoor(url: string, sender: SandboxSender): Promise<readonly string[]> {
  const person = PERSONS[12];
  assert.ok(person);
  const { name, idNumber, telephone, address } = person;
  const answers: string[] = [];
  const noted = async (response: Response): Promise<void> => {
    assert.ok(response.status >= 400 && response.status < 500, `${response.status} ${response.url}`);
    answers.push(await response.text(), JSON.stringify([...response.headers]));
  };
  for (const value of [name, idNumber, telephone, address].map(encodeURIComponent)) {
    await noted(await sender.get('agent', `/api/declarations/${value}`));
    await noted(await sender.get('agent', `/api/declarations/${value}%ff`));
    await noted(await sender.get('agent', `/api/declarations/${value}${'9'.repeat(500)}`));
    await noted(await sender.get('agent', `/api/receipts?after=${value}`));
    await noted(await sender.get('agent', `/api/receipts?limit=${value}&${value}=1`));
    await noted(await sender.get('agent', `/api/${value}?${value}`));
    await noted(await fetch(`${url}/api/codes/${value}`));
    await noted(await fetch(`${url}/api/receipts`, { headers: { authorization: `Bearer ${value}`, 'x-name': value } }));
    await noted(await sender.post('order', Buffer.from('<a/>'), { 'content-type': `text/${value}` }));
    for (const body of [`{"${value}":"${value}"}`, `{${value}`]) {
      // What is assessed is the asker's own and kept nowhere: answered as it is, and looked for in the logs.
      const headers = { 'content-type': 'application/json' };
      await (await fetch(`${url}/api/assess`, { method: 'POST', headers, body })).arrayBuffer();
    }
  }
  const port = Number(new URL(url).port);
  for (const head of [
    `${name} / HTTP/1.1`,
    `GET /${name} HTTP/1.1\r\nHost: x\r\n${name}: ${idNumber}`,
    `GET /api/receipts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${name}\r\nContent-Length: ${idNumber}`,
  ]) {
    answers.push(await raw(port, `${head}\r\n\r\n`));
  }
  return answers;
}

function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (data) => (text += data.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

/** Everything the platform tells: every receipt and every story, of every participant, and what anybody may ask. */
export async function readEverything(
  url: string,
  sender: SandboxSender,
  copNos: readonly string[],
): Promise<readonly string[]> {
  const told: string[] = [];
  for (const path of ['/api/health', '/api/openapi.json']) told.push(await (await fetch(url + path)).text());
  for (const persona of Object.keys(sender.personas) as (keyof SandboxSender['personas'])[]) {
    for (let after = '', more = true; more; ) {
      const page = await sender.get(persona, `/api/receipts?limit=1000&after=${after}`);
      const text = await page.text();
      told.push(text);
      const xml = await sender.get(persona, `/api/receipts?limit=1000&after=${after}`, { accept: 'application/xml' });
      told.push(await xml.text());
      ({ next: after, more } = JSON.parse(text) as { next: string; more: boolean });
    }
    for (const copNo of copNos) told.push(await (await sender.get(persona, `/api/declarations/${copNo}`)).text());
  }
  return told;
}
