// The JavaScript libraries of a folder of their own; none is a dependency of the project.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inTurn } from './turns.mjs';

export async function fastXmlParser(libraries, messages) {
  const module = await library(libraries, 'fast-xml-parser');
  if (module === null) return [['fast-xml-parser', null]];
  const texts = messages.map(String);
  const parser = new module.XMLParser({ ignoreAttributes: false, parseTagValue: false });
  return [['fast-xml-parser', inTurn(texts, (text) => parser.parse(text))]];
}

export async function fastXmlBuilder(libraries, messages) {
  const module = await library(libraries, 'fast-xml-parser');
  if (module === null) return [['fast-xml-parser', null]];
  const parser = new module.XMLParser({ ignoreAttributes: false, parseTagValue: false });
  const builder = new module.XMLBuilder({ ignoreAttributes: false });
  const trees = messages.map((one) => parser.parse(String(one)));
  return [['fast-xml-parser', inTurn(trees, (tree) => builder.build(tree))]];
}

export async function xmlCrypto(libraries, messages, certificateDer) {
  const module = await library(libraries, 'xml-crypto');
  if (module === null) return [['xml-crypto', null]];
  const { DOMParser } = createRequire(join(libraries, 'package.json'))('@xmldom/xmldom');
  const pem = `-----BEGIN CERTIFICATE-----\n${certificateDer.toString('base64')}\n-----END CERTIFICATE-----`;
  const texts = messages.map(String);
  const work = inTurn(texts, (text) => {
    const document = new DOMParser().parseFromString(text, 'text/xml');
    const node = document.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature')[0];
    const signature = new module.SignedXml({ publicCert: pem, getCertFromKeyInfo: () => null });
    signature.loadSignature(node);
    if (!signature.checkSignature(text)) throw new Error('xml-crypto refuses');
  });
  try {
    work();
  } catch (error) {
    return [[`xml-crypto (${error.message.slice(0, 60)})`, null]];
  }
  return [['xml-crypto (DOM parse included)', work]];
}

async function library(libraries, name) {
  if (libraries === undefined) return null;
  try {
    return createRequire(join(libraries, 'package.json'))(name);
  } catch {
    return null;
  }
}
