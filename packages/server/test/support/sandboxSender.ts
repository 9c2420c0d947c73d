import { randomUUID } from 'node:crypto';
import { type CebMessage, rsaSigner, type Signer, signMessage, sm2Signer, writeMessage } from '@tongguan/ceb';
import { assert, shanghaiC14 } from '@tongguan/kernel';
import { type Persona, type PersonaName, readPersona } from '../../src/sandbox/index.ts';
import { BOOK, FIRMS, purchase, type PurchaseDocuments, type PurchaseOptions } from './purchase.ts';

/** The sandbox's customs district of the account book. */
const SANDBOX_DISTRICT = '2992';

type SenderName = Exclude<PersonaName, 'smallagent'>;

/** Sends as the sandbox's personas: signed messages over HTTP, as an enterprise would. */
export type SandboxSender = {
  readonly personas: Readonly<Record<SenderName, Persona>>;
  /** The four documents of a purchase between the personas, written now. */
  purchase(options: PurchaseOptions): PurchaseDocuments;
  /** The signed message of one document. */
  sign(kind: keyof PurchaseDocuments, documents: PurchaseDocuments): Buffer;
  post(kind: keyof PurchaseDocuments, message: Buffer, headers?: Record<string, string>): Promise<Response>;
  /** Any message, by any persona. */
  signAs(persona: SenderName, message: Buffer): Buffer;
  postAs(persona: SenderName, message: Buffer, headers?: Record<string, string>): Promise<Response>;
  get(persona: keyof SandboxSender['personas'], path: string, headers?: Record<string, string>): Promise<Response>;
};

const SENDERS = { order: 'platform', payment: 'payment', waybill: 'logistics', declaration: 'agent' } as const;
const TYPES = {
  order: 'CEB311Message',
  payment: 'CEB411Message',
  waybill: 'CEB511Message',
  declaration: 'CEB621Message',
} as const;

export async function sandboxSender(url: string, dataDir: string): Promise<SandboxSender> {
  const personaOf = async (name: PersonaName): Promise<Persona> => {
    const persona = await readPersona(dataDir, name);
    assert(persona !== null, 'the sandbox has made its personas');
    return persona;
  };
  const names = ['platform', 'agent', 'payment', 'logistics', 'broker', 'warehouse'] as const;
  const read = await Promise.all(names.map(personaOf));
  const personas = Object.fromEntries(names.map((name, index) => [name, read[index]])) as Record<SenderName, Persona>;
  const signers = Object.fromEntries(
    Object.entries(personas).map(([name, persona]) => [name, signerOf(persona)]),
  ) as Record<keyof typeof personas, Signer>;
  const authorization = (name: keyof typeof personas) => ({ authorization: `Bearer ${personas[name].token}` });
  const codes: Readonly<Record<string, string>> = {
    [FIRMS.platform]: personas.platform.code,
    [FIRMS.seller]: personas.agent.code,
    [FIRMS.pay]: personas.payment.code,
    [FIRMS.logistics]: personas.logistics.code,
    [BOOK.warehouseCode]: personas.warehouse.code,
    [BOOK.customsCode]: SANDBOX_DISTRICT,
  };
  const signAs = (name: SenderName, message: Buffer): Buffer => signMessage(message, signers[name]);
  const postAs: SandboxSender['postAs'] = (name, message, headers = {}) =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { ...authorization(name), 'content-type': 'application/xml', ...headers },
      body: message as NonNullable<RequestInit['body']>,
    });
  return {
    personas,
    purchase: (options) =>
      JSON.parse(JSON.stringify(purchase({ appTime: shanghaiC14(Date.now()), ...options })), (_name, value: unknown) =>
        typeof value === 'string' ? (codes[value] ?? value) : value,
      ) as PurchaseDocuments,
    sign: (kind, documents) => signAs(SENDERS[kind], writeMessage(messageOf(kind, documents, personas[SENDERS[kind]]))),
    post: (kind, message, headers) => postAs(SENDERS[kind], message, headers),
    signAs,
    postAs,
    get: (name, path, headers = {}) => fetch(url + path, { headers: { ...authorization(name), ...headers } }),
  };
}

function messageOf(kind: keyof PurchaseDocuments, documents: PurchaseDocuments, persona: Persona): CebMessage {
  return {
    type: TYPES[kind],
    guid: randomUUID().toUpperCase(),
    version: '1.0',
    documents: [documents[kind]],
    baseTransfer: { copCode: persona.code, copName: persona.firm, dxpMode: 'DXP', dxpId: 'DXPENTTEST' },
    baseSubscribe: [],
  } as CebMessage;
}

function signerOf(persona: Persona): Signer {
  const kind = persona.defaultAlgorithm === 'sm2-sm3' ? 'sm2' : 'rsa';
  const { keyName, privateKeyPem, certificate } = persona.keys[kind];
  const identity = { keyName, certificateDer: Buffer.from(certificate, 'base64') };
  return kind === 'sm2' ? sm2Signer(privateKeyPem, identity) : rsaSigner(privateKeyPem, identity, 'rsa-sha1');
}
