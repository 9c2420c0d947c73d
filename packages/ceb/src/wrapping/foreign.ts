import type { ReturnField } from '../catalogue/returnFields.ts';
import { type Bilingual, bilingual, type Pair } from '../catalogue/types.ts';
import { decodeMessage } from '../wire/encoding.ts';
import { scan } from '../wire/scan.ts';
import type { Tape } from '../wire/tape.ts';

/** A document that is no CEB message, told as what it is. */
export type ForeignDocument = {
  /** `INV201`, or the name of the root element. */
  readonly name: string;
  readonly about: Bilingual;
  /** What its elements hold, as written; nothing of it is judged. */
  readonly values: readonly ReturnField[];
};

/** A page of a receipt; whole inventories are not listed. */
const VALUES_MAX = 60;

/**
 * Tells documents of other systems that lie in the same inbox as CEB receipts: those of the customs system for bonded areas
 * (金关二期: 核注清单, 核放单, 账册), whose firms declare retail lists as well (J-06), and answers of exchange nodes. `null` for CEB
 * messages, for what is no XML, and for roots nobody has named here.
 */
export function foreignDocument(bytes: Buffer): ForeignDocument | null {
  const decoded = decodeMessage(bytes);
  const tape = decoded.ok ? scan(decoded.value.bytes) : decoded;
  if (!tape.ok) return null;
  const names = [...new Set(tape.value.localName.slice(0, NAMES_LOOKED_AT))];
  const root = names[0] ?? '';
  if (/^CEB\d{3}/.test(root)) return null;
  const row = ROOTS.find(([pattern]) => names.some((name) => pattern.test(name)));
  const name = names.find((one) => row?.[0].test(one));
  if (row === undefined || name === undefined) return null;
  return { name, about: bilingual(row[1]), values: valuesOf(tape.value) };
}

const NAMES_LOOKED_AT = 40;

const BONDED = (zh: string, en: string): Pair => [
  `保税系统（金关二期）的${zh}，不是跨境电商 CEB 报文；结果见下列原值，含义以该系统的说明为准`,
  `${en} of the customs system for bonded areas, no CEB message; its values stand below as they came, and mean what that system says`,
];

/** By the element that names the document; the more telling first. Only the kind is certain: the editions of these differ. */
const ROOTS: readonly (readonly [pattern: RegExp, about: Pair])[] = [
  [/^INV2\d\d$/, BONDED('核注清单回执', 'a receipt for a bonded checklist (核注清单)')],
  [/^INV1\d\d$/, BONDED('核注清单申报报文', 'a declaration of a bonded checklist (核注清单)')],
  [
    /^SAS2\d\d$/,
    BONDED('业务申报表、出入库单或核放单回执', 'a receipt for an application, warehouse note or gate pass (核放单)'),
  ],
  [/^SAS1\d\d$/, BONDED('业务申报表、出入库单或核放单报文', 'an application, warehouse note or gate pass (核放单)')],
  [/^(?:BWS|EMS|NEMS|NPTS|EML)2\d\d$/, BONDED('账册或手册回执', 'a receipt for an account book')],
  [/^(?:BWS|EMS|NEMS|NPTS|EML)1\d\d$/, BONDED('账册或手册报文', 'a message about an account book')],
  [/^CommonRespone?(?:se)?Me?ss?age$/i, BONDED('公共应答', 'a common answer')],
  [/^CheckGoodsInfo$/, BONDED('查验货物信息', 'information on goods to be inspected')],
  [/^EnvelopInfo$/, BONDED('报文封套', 'an envelope')],
  [
    /^DxpRep$/,
    [
      '数据交换平台的应答，只说封套与传输，不说其中的 CEB 报文',
      'an answer of the exchange platform: about the envelope and its transport, not about the CEB message inside',
    ],
  ],
];

function valuesOf(tape: Tape): readonly ReturnField[] {
  const found: ReturnField[] = [];
  for (let element = 0; element < tape.count && found.length < VALUES_MAX; element++) {
    if (tape.firstChild[element] !== -1) continue;
    const value = tape.text(element).trim();
    if (value !== '') found.push({ name: tape.localName[element] ?? '', value });
  }
  return found;
}
