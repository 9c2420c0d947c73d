import { mutate } from '../conformance/mutate.ts';

/** Whole numbers below n, the same for the same seed (mulberry32). */
export type Pick = (below: number) => number;

export function pickFrom(seed: number): Pick {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Damages a message as senders do, as broken lines do, and as attackers do; one to three times. */
export function mutant(original: Buffer, pick: Pick): Buffer {
  let bytes = original;
  for (let times = 1 + pick(3); times > 0; times--) {
    const kind = pick(3);
    if (kind === 0) bytes = Buffer.from(mutate(bytes.toString('utf8'), pick));
    else if (kind === 1) bytes = damaged(bytes, pick);
    else bytes = Buffer.from(disguised(bytes.toString('utf8'), pick));
  }
  return bytes;
}

/** Bytes that mean something to XML or to UTF-8, anywhere. */
const SHARDS: readonly Buffer[] = [
  ...['<', '>', '/', '&', ';', '"', "'", '=', ' ', '\r', '\n', '\t', ':', '!', '?', ']]>', '0', 'a', '\0', '﻿'],
  ...[
    '&#13;',
    '&#x0;',
    '&#55296;',
    '&lt;',
    '&amp;',
    '&quot;',
    '<a>',
    '</a>',
    '<a/>',
    '<!--',
    '-->',
    '<![CDATA[',
    '<?x?>',
  ],
].map((text) => Buffer.from(text));
const BAD_BYTES: readonly Buffer[] = [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xff], [0xf8], [0x80], [0xe2, 0x82]].map(
  (bytes) => Buffer.from(bytes),
);

function damaged(bytes: Buffer, pick: Pick): Buffer {
  const at = pick(bytes.length + 1);
  const shards = pick(4) === 0 ? BAD_BYTES : SHARDS;
  const shard = shards[pick(shards.length)] ?? Buffer.alloc(0);
  return Buffer.concat([bytes.subarray(0, at), shard, bytes.subarray(Math.min(bytes.length, at + pick(4)))]);
}

type Disguise = (xml: string, pick: Pick) => string;

/** The same or almost the same to an XML reader, and not to one that guesses. */
const DISGUISES: readonly Disguise[] = [
  (xml, pick) =>
    inText(xml, pick, (text) => [...text].map((one) => `&#x${one.codePointAt(0)?.toString(16)};`).join('')),
  (xml, pick) => inText(xml, pick, (text) => `${text.slice(0, 1)}<!-- x -->${text.slice(1)}`),
  (xml, pick) => inText(xml, pick, (text) => `<![CDATA[${text}]]>`),
  (xml, pick) => inText(xml, pick, (text) => `${text.slice(0, 1)}<?x y?>${text.slice(1)}`),
  (xml, pick) => inText(xml, pick, (text) => `\r\n${text}\r`),
  (xml, pick) => inText(xml, pick, (text) => `${text}&#13;&#10;`),
  (xml, pick) => inTag(xml, pick, (tag) => `${tag} xmlns:ceb="urn:other"`),
  (xml, pick) => inTag(xml, pick, (tag) => `${tag} xmlns="http://www.chinaport.gov.cn/ceb"`),
  (xml, pick) => inTag(xml, pick, (tag) => `${tag} a="1" a="2"`),
  (xml, pick) => inTag(xml, pick, (tag) => `${tag} xml:id="x"\n`),
  (xml, pick) => inTag(xml, pick, (tag) => tag.replace('ceb:', 'CEB:')),
  (xml) => xml.replaceAll('ceb:', 'x:').replace('xmlns:ceb', 'xmlns:x'),
  (xml) => xml.replace('xmlns:ceb=', 'xmlns=').replaceAll('ceb:', ''),
  (xml) => `${xml}${xml.slice(xml.indexOf('<', 5))}`,
  (xml) => xml.replace(/<\?xml[^>]*\?>/, '<?xml version="1.1" encoding="gbk"?>'),
  (xml) => xml.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>').replace(/>([^<]{2})/, '>&b;$1'),
  (xml) => `﻿${xml}`,
];

function disguised(xml: string, pick: Pick): string {
  return (DISGUISES[pick(DISGUISES.length)] ?? String)(xml, pick);
}

function inText(xml: string, pick: Pick, change: (text: string) => string): string {
  return replaceOne(xml, />([^<>&]+)<\//g, pick, (match) => `>${change(match.slice(1, -2))}</`);
}

function inTag(xml: string, pick: Pick, change: (tag: string) => string): string {
  return replaceOne(xml, /<[A-Za-z][\w:.-]*/g, pick, change);
}

function replaceOne(xml: string, pattern: RegExp, pick: Pick, change: (match: string) => string): string {
  const matches = [...xml.matchAll(pattern)];
  const chosen = matches[pick(matches.length)];
  if (chosen === undefined) return xml;
  return xml.slice(0, chosen.index) + change(chosen[0]) + xml.slice(chosen.index + chosen[0].length);
}
