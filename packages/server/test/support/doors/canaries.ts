import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PurchaseDocuments } from '../purchase.ts';

/**
 * Words of the search.
 *
 * Canary – a personal value that stands nowhere else in the world: every name, address and note holds one pair of rare
 * characters, every identity number and telephone number one prefix. Whoever is found is told from what stands behind.
 * Form – a canary as some program might have written it: hexadecimal, base64, escaped, hashed.
 */
export type Person = {
  readonly name: string;
  readonly idNumber: string;
  readonly telephone: string;
  readonly address: string;
  readonly note: string;
  readonly regNo: string;
};

const RARE = '龘靐';
const ID_PREFIX = '33019919881117';
const PHONE_PREFIX = '1990753';
/** Nothing may be masked so mildly that this can still be read. */
const MARKS = [RARE, ID_PREFIX, PHONE_PREFIX] as const;

export function canaryPerson(n: number, validCheckDigit = true): Person {
  const digits = String(n).padStart(3, '0');
  const idNumber = identity(`${ID_PREFIX}${digits}`);
  return {
    name: `${RARE}${digits}`,
    idNumber: validCheckDigit ? idNumber : `${idNumber.slice(0, 17)}${idNumber.endsWith('X') ? '1' : 'X'}`,
    telephone: `${PHONE_PREFIX}${digits}8`,
    address: `浙江省杭州市${RARE}路${digits}号`,
    note: `请交${RARE}${digits}`,
    regNo: `${PHONE_PREFIX}${digits}9`,
  };
}

/** The same purchase by this person; every personal field of the four documents, notes of heads and lines included. */
export function withPerson(documents: PurchaseDocuments, person: Person): PurchaseDocuments {
  const { name, idNumber, telephone, address, note, regNo } = person;
  const buyer = { buyerName: name, buyerIdNumber: idNumber, buyerTelephone: telephone, note };
  const consignee = { consignee: name, consigneeTelephone: telephone, consigneeAddress: address };
  const { order, payment, waybill, declaration } = documents;
  return {
    order: {
      OrderHead: { ...order.OrderHead, ...buyer, ...consignee, buyerRegNo: regNo },
      OrderList: order.OrderList.map((line) => ({ ...line, note })),
    },
    payment: {
      PaymentHead: { ...payment.PaymentHead, payerName: name, payerIdNumber: idNumber, telephone, note },
    },
    waybill: { LogisticsHead: { ...waybill.LogisticsHead, ...consignee, note } },
    declaration: {
      InventoryHead: { ...declaration.InventoryHead, ...buyer, consigneeAddress: address },
      InventoryList: declaration.InventoryList.map((line) => ({ ...line, note })),
    },
  };
}

export type Needle = { readonly form: string; readonly bytes: Buffer };

/** Every canary in every form; `persons` adds the unkeyed hashes of their identity numbers, which anybody can try out. */
export function canaryNeedles(persons: readonly Person[]): readonly Needle[] {
  return [...MARKS.flatMap(formsOf), ...persons.flatMap(({ idNumber }) => hashesOf(idNumber))];
}

export function formsOf(text: string): readonly Needle[] {
  const bytes = Buffer.from(text);
  const form = (name: string, value: Buffer | string): Needle => ({
    form: `${text} as ${name}`,
    bytes: typeof value === 'string' ? Buffer.from(value) : value,
  });
  const each = (write: (character: string) => string): string => [...text].map(write).join('');
  const code = (character: string): string => (character.codePointAt(0) ?? 0).toString(16);
  const isAscii = /^[\x20-\x7e]*$/.test(text);
  return [
    form('text', bytes),
    form('UTF-16', Buffer.from(text, 'utf16le')),
    form('hex', bytes.toString('hex')),
    form('HEX', bytes.toString('hex').toUpperCase()),
    ...[0, 1, 2].flatMap((shift) => {
      const inner = base64Inside(bytes, shift);
      return [
        form(`base64 +${shift}`, inner),
        form(`base64url +${shift}`, inner.replace(/\+/g, '-').replace(/\//g, '_')),
      ];
    }),
    ...(isAscii
      ? []
      : [
          form('URL', encodeURIComponent(text)),
          form(
            'JSON',
            each((character) => `\\u${code(character).padStart(4, '0')}`),
          ),
          form(
            'XML',
            each((character) => `&#x${code(character)};`),
          ),
          form('UTF-8 read as Latin-1', Buffer.from(bytes.toString('latin1'))),
        ]),
  ];
}

/** The characters of base64 that depend on these bytes alone, when `shift` bytes stand before them. */
function base64Inside(bytes: Buffer, shift: number): string {
  const before = Buffer.concat([Buffer.alloc(shift), bytes]);
  const text = before.toString('base64').replace(/=+$/, '');
  const from = Math.ceil((shift * 8) / 6);
  return text.slice(from, Math.floor((before.length * 8) / 6));
}

function hashesOf(text: string): readonly Needle[] {
  return ['md5', 'sha1', 'sha256'].flatMap((name) => {
    const digest = createHash(name).update(text).digest();
    const form = (kind: string, bytes: Buffer): Needle => ({ form: `${name} of ${text}, ${kind}`, bytes });
    return [
      form('bytes', digest),
      form('hex', Buffer.from(digest.toString('hex'))),
      form('base64', Buffer.from(digest.toString('base64').replace(/=+$/, ''))),
    ];
  });
}

const SHOWN = 60;

/** What was found, with its surroundings so that a failing test says where it came from. */
export function findNeedles(needles: readonly Needle[], haystack: Buffer): readonly string[] {
  return needles.flatMap(({ form, bytes }) => {
    const at = haystack.indexOf(bytes);
    if (at < 0) return [];
    const around = haystack.subarray(Math.max(0, at - SHOWN), at + bytes.length + SHOWN);
    return [`${form}: …${around.toString('utf8').replace(/[\0-\x1f\ufffd]+/g, '·')}…`];
  });
}

/** Every regular file below a folder. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

/** In the bytes of every file below a folder: tables, log of transactions, logs, keys. */
export function searchFiles(needles: readonly Needle[], folder: string): readonly string[] {
  return filesBelow(folder).flatMap((file) =>
    findNeedles(needles, readFileSync(file)).map((each) => `${file} ${each}`),
  );
}

function identity(first: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first[index]), 0);
  return first + '10X98765432'[sum % 11];
}
