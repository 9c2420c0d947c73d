import { done, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { WIRE_CODES, type WireCodeName } from '../wire/codes.ts';
import { FLAG_TEXT_SEEN } from '../wire/scannedTape.ts';
import { FLAG_MIXED, NS, type Tape } from '../wire/tape.ts';
import {
  CANONICAL_XML,
  ENVELOPED_SIGNATURE,
  methodOf,
  type SignatureAlgorithm,
  type SignatureMethod,
} from './algorithms.ts';
import { base64Of } from './base64.ts';
import type { SignatureVariant } from './variants.ts';

/** What a signature says about itself. Nothing of it is trusted before `verifySignature`; KeyInfo never is. */
export type SignatureParts = {
  readonly tape: Tape;
  /** Elements of the tape: ds:Signature and its ds:SignedInfo. */
  readonly signature: number;
  readonly signedInfo: number;
  readonly algorithm: SignatureAlgorithm;
  /** The algorithm with its digest, and the variants they take. */
  readonly method: SignatureMethod;
  readonly digest: Buffer;
  readonly value: Buffer;
  /** Serial number of the certificate, as the sender wrote it. A name to look up in the registry. */
  readonly keyName: string;
  /** The certificate the sender enclosed, unverified; the registry compares it, and no key is taken from it. */
  readonly certificateDer: Buffer | null;
};

/** A serial number in practice; printable ASCII, so that it can stand in logs and refusals. */
const KEY_NAME = /^[\x21-\x7e]{1,128}$/;
const SIGNATURE_BYTES_MAX = 1024;

export type ReadSignatureOptions = {
  /**
   * Algorithms of practice that are read as well, by the name of the variant. Reading allows nothing: the variants of
   * the signer, whom only the parts name, are given to `verifySignature`.
   */
  readonly variants?: readonly SignatureVariant[];
  /** For explanations alone: a value that is no base64 is read as no bytes, which no key verifies, instead of being refused. */
  readonly unreadableValue?: 'empty';
};

/**
 * Finds the one signature of a message and reads it, refusing every structure but the one of specification
 * 202205, section 6: wrapping attacks live on what a reader tolerates beside it.
 */
export function readSignature(tape: Tape, options: ReadSignatureOptions = {}): Outcome<SignatureParts> {
  const signature = childIn(tape, 0, NS.ds, 'Signature');
  const foreign = elementsIn(tape, NS.ds);
  if (signature < 0 && foreign === 0) return refuse(tape, 'signatureMissing', 0, '', '');
  if (signature < 0) return refuse(tape, 'signatureStructure', 0, '', '签名不在根元素下 / not a child of the root');
  if (!isLast(tape, signature)) return refuse(tape, 'signatureStructure', signature, 'Signature', '位置 / position');
  const parts = matchShape(tape, signature);
  if (typeof parts === 'string') return refuse(tape, 'signatureStructure', signature, 'Signature', parts);
  if (parts.elements !== foreign) {
    return refuse(tape, 'signatureStructure', signature, 'Signature', 'ds 元素在签名之外 / ds elements outside of it');
  }
  return readParts(tape, signature, parts, options);
}

/** The parts of a well-shaped signature, as elements of the tape; `certificate` is −1 when none is enclosed. */
type Shape = {
  readonly signedInfo: number;
  readonly signatureMethod: number;
  readonly digestMethod: number;
  readonly digestValue: number;
  readonly signatureValue: number;
  readonly keyName: number;
  readonly certificate: number;
  readonly elements: number;
};

/** A text tells what is wrong. */
function matchShape(tape: Tape, signature: number): Shape | string {
  const top = children(tape, signature, ['SignedInfo', 'SignatureValue', 'KeyInfo']);
  if (!top) return 'SignedInfo, SignatureValue, KeyInfo';
  const [signedInfo = -1, signatureValue = -1, keyInfo = -1] = top;
  const info = children(tape, signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);
  if (!info) return 'SignedInfo: CanonicalizationMethod, SignatureMethod, Reference';
  const [canonicalization = -1, signatureMethod = -1, reference = -1] = info;
  const referenced = children(tape, reference, ['Transforms', 'DigestMethod', 'DigestValue']);
  if (!referenced) return 'Reference: Transforms, DigestMethod, DigestValue';
  const [transforms = -1, digestMethod = -1, digestValue = -1] = referenced;
  const transform = children(tape, transforms, ['Transform'])?.[0];
  if (transform === undefined) return 'Transforms: Transform';
  const keyName = tape.firstChild[keyInfo] as number;
  const x509 = keyName < 0 ? -1 : (tape.next[keyName] as number);
  if (!children(tape, keyInfo, x509 < 0 ? ['KeyName'] : ['KeyName', 'X509Data'])) return 'KeyInfo: KeyName, X509Data';
  const certificate = x509 < 0 ? -1 : (children(tape, x509, ['X509Certificate'])?.[0] ?? -1);
  if (x509 >= 0 && certificate < 0) return 'X509Data: X509Certificate';

  const methods = [canonicalization, signatureMethod, transform, digestMethod];
  const leaves = [digestValue, signatureValue, keyName, ...(certificate < 0 ? [] : [certificate])];
  const plain = [signature, signedInfo, transforms, keyInfo, ...(x509 < 0 ? [] : [x509]), ...leaves];
  if ([...methods, ...leaves].some((element) => tape.firstChild[element] !== -1))
    return '叶元素含子元素 / a leaf has children';
  if (methods.some((element) => tape.contentStart[element] !== tape.contentEnd[element]))
    return '算法元素非空 / method not empty';
  if (plain.some((element) => tape.attributesOf(element).size > 0)) return '多余的属性 / attributes';
  if (!hasOnly(tape, canonicalization, 'Algorithm', CANONICAL_XML)) return 'CanonicalizationMethod';
  if (!hasOnly(tape, transform, 'Algorithm', ENVELOPED_SIGNATURE)) return 'Transform';
  if (!hasOnly(tape, reference, 'URI', '')) return 'Reference URI';
  const elements = plain.length + methods.length + 1;
  return { signedInfo, signatureMethod, digestMethod, digestValue, signatureValue, keyName, certificate, elements };
}

function readParts(
  tape: Tape,
  signature: number,
  shape: Shape,
  { variants = [], unreadableValue }: ReadSignatureOptions,
): Outcome<SignatureParts> {
  const at = 'Signature/SignedInfo';
  const method = readMethod(tape, shape);
  const foreign = method === null ? [''] : method.variants.filter((variant) => !variants.includes(variant));
  if (method === null || foreign.length > 0) {
    return refuse(tape, 'signatureAlgorithm', shape.signatureMethod, `${at}/SignatureMethod`, foreign.join(', '));
  }
  const digest = base64Of(tape.text(shape.digestValue));
  if (digest?.length !== method.digestBytes) {
    return refuse(
      tape,
      'signatureStructure',
      shape.digestValue,
      `${at}/Reference/DigestValue`,
      `${digest?.length ?? 0} bytes`,
    );
  }
  const written = base64Of(tape.text(shape.signatureValue));
  const isValue = written !== null && written.length > 0 && written.length <= SIGNATURE_BYTES_MAX;
  if (!isValue && unreadableValue === undefined) {
    return refuse(tape, 'signatureStructure', shape.signatureValue, 'Signature/SignatureValue', 'base64');
  }
  const value = isValue ? written : Buffer.alloc(0);
  const keyName = tape.text(shape.keyName).trim();
  if (!KEY_NAME.test(keyName)) {
    return refuse(
      tape,
      'signatureStructure',
      shape.keyName,
      'Signature/KeyInfo/KeyName',
      `${keyName.length} characters`,
    );
  }
  const certificateDer = shape.certificate < 0 ? null : base64Of(tape.text(shape.certificate));
  if (shape.certificate >= 0 && certificateDer === null) {
    return refuse(
      tape,
      'signatureStructure',
      shape.certificate,
      'Signature/KeyInfo/X509Data/X509Certificate',
      'base64',
    );
  }
  const { algorithm } = method;
  const { signedInfo } = shape;
  return done({ tape, signature, signedInfo, algorithm, method, digest, value, keyName, certificateDer });
}

function readMethod(tape: Tape, shape: Shape): SignatureMethod | null {
  const signatureAttributes = tape.attributesOf(shape.signatureMethod);
  const digestAttributes = tape.attributesOf(shape.digestMethod);
  if (signatureAttributes.size !== 1 || digestAttributes.size !== 1) return null;
  return methodOf(signatureAttributes.get('Algorithm') ?? '', digestAttributes.get('Algorithm') ?? '');
}

function childIn(tape: Tape, parent: number, namespace: number, name: string): number {
  for (let child = tape.firstChild[parent] as number; child >= 0; child = tape.next[child] as number) {
    if (tape.namespace[child] === namespace && tape.localName[child] === name) return child;
  }
  return -1;
}

function elementsIn(tape: Tape, namespace: number): number {
  let count = 0;
  for (let element = 0; element < tape.count; element++) {
    if (tape.namespace[element] === namespace) count++;
  }
  return count;
}

/** The last child of the root; export messages have ExtendMessage behind it (202205, section 6). */
function isLast(tape: Tape, signature: number): boolean {
  const after = tape.next[signature] as number;
  if (after < 0) return true;
  return tape.next[after] === -1 && tape.namespace[after] === NS.ceb && tape.localName[after] === 'ExtendMessage';
}

/** The children of an element when they are exactly these, in the signature namespace, with white space between. */
function children(tape: Tape, parent: number, names: readonly string[]): number[] | null {
  const mixed = FLAG_MIXED | FLAG_TEXT_SEEN;
  if (parent < 0 || ((tape.flags[parent] as number) & mixed) !== 0) return null;
  const found: number[] = [];
  for (let child = tape.firstChild[parent] as number; child >= 0; child = tape.next[child] as number) {
    if (tape.namespace[child] !== NS.ds || tape.localName[child] !== names[found.length]) return null;
    found.push(child);
  }
  return found.length === names.length ? found : null;
}

function hasOnly(tape: Tape, element: number, name: string, value: string): boolean {
  const attributes = tape.attributesOf(element);
  return attributes.size === 1 && attributes.get(name) === value;
}

function refuse(tape: Tape, name: WireCodeName, element: number, path: string, found: string) {
  const { code, allowed } = WIRE_CODES[name];
  const refusal: Refusal = {
    code,
    path: path === '' ? 'Signature' : path,
    found,
    allowed,
    offset: tape.start[element] as number,
  };
  return refused(refusal);
}
