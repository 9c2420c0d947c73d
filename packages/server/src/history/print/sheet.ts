import { DICTIONARY, elementEnglish, type FieldSpec, fieldValues, type Inventory, type NodeSpec } from '@tongguan/ceb';
import { shanghaiIso } from '@tongguan/kernel';
import { nameOfCountry, nameOfCurrency, nameOfCustomsDistrict, nameOfUnit } from '@tongguan/policy';
import type { DeclarationVersion, VersionStanding } from '../types.ts';
import { both, escaped, page, pairs } from './html.ts';

/** What one sheet is made of; `content` is masked already. */
export type Sheet = {
  readonly numbers: { readonly copNo: string; readonly preNo: string; readonly invtNo: string | null };
  readonly state: { readonly code: number; readonly text: string };
  readonly version: DeclarationVersion;
  readonly content: Inventory;
  readonly versions: readonly DeclarationVersion[];
};

const MESSAGE = 'CEB621Message';

export const STANDING_WORDS: Readonly<Record<VersionStanding, readonly [zh: string, en: string]>> = {
  current: ['现行版本', 'the version in force'],
  waiting: ['尚未决定，不是现行版本', 'not decided: not the version in force'],
  refused: ['未被接受，不是现行版本', 'not accepted: not the version in force'],
  superseded: ['已被取代', 'superseded'],
  deleted: ['已删除', 'deleted'],
};

/**
 * C-11: a version of a declaration on paper. 194号 (八): the list has the same legal force as a customs declaration. Made of what
 * is stored and signed and of nothing else – the same rows give the same bytes, and no time of printing is in it.
 */
export function declarationSheet({ numbers, state, version, content, versions }: Sheet): string {
  const { invtNo, preNo, copNo } = numbers;
  const title = '跨境电子商务零售进口商品申报清单';
  const head = nodeOf('InventoryHead');
  const line = nodeOf('InventoryList');
  const body = [
    `<h1>${escaped(title)}</h1>`,
    `<p class="law"><small>Declaration of cross-border e-commerce retail import</small></p>`,
    `<p class="law">${both(
      '《申报清单》与《中华人民共和国海关进（出）口货物报关单》具有同等法律效力（海关总署公告2018年第194号（八））',
      'This list has the same legal force as a customs declaration (notice 2018 No. 194, (8))',
    )}</p>`,
    `<p class="standing">${both(...versionWords(version, versions.length))}</p>`,
    pairs([
      [both('清单编号', 'list number'), invtNo ?? ''],
      [both('预录入编号', 'pre-entry number'), preNo],
      [both('企业内部编号', 'declarant’s own number'), copNo],
      [both('清单现状态', 'state of the list now'), `${state.code} ${state.text}`],
    ]),
    `<h2>${both('表头', 'head')}</h2>`,
    pairs(fieldsOf(head, content.InventoryHead as unknown as Values)),
    ...content.InventoryList.flatMap((item) => [
      `<h2>${both(`商品项 ${item.gnum}`, `line ${item.gnum}`)}</h2>`,
      pairs(fieldsOf(line, item as unknown as Values)),
    ]),
    `<h2>${both('签名与存证', 'signature and evidence')}</h2>`,
    pairs([
      [both('受理时间', 'accepted'), shanghaiIso(version.acceptedMs)],
      [both('签名企业', 'signed by'), version.signerCode],
      [both('证书', 'certificate'), version.signerKey],
      [both('报文编号', 'guid of the message'), version.messageGuid],
    ]),
    `<p class="mono">SHA-256 ${escaped(version.digest)}</p>`,
    `<p>${both(
      '摘要为所收签名报文字节的 SHA-256，据此与原报文核对；个人信息已掩码',
      'of the signed bytes as they were received, to compare with the original; personal data is masked',
    )}</p>`,
    `<h2>${both('各版本', 'versions')}</h2>`,
    versionTable(versions),
  ];
  return page(`${title} ${invtNo ?? preNo} v${version.no}`, body.join('\n'));
}

function versionWords({ no, standing }: DeclarationVersion, of: number): [string, string] {
  const [zh, en] = STANDING_WORDS[standing];
  return [`第 ${no} 版（共 ${of} 版）：${zh}`, `version ${no} of ${of}: ${en}`];
}

function versionTable(versions: readonly DeclarationVersion[]): string {
  const rows = versions.map(({ no, appType, acceptedMs, standing, digest }) => {
    const [zh, en] = STANDING_WORDS[standing];
    const cells = [String(no), meaning(MESSAGE, 'InventoryHead', 'appType', String(appType)), shanghaiIso(acceptedMs)];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}<td>${both(zh, en)}</td><td class="mono">${escaped(digest)}</td></tr>`;
  });
  return `<table>\n${rows.join('\n')}\n</table>`;
}

type Values = Readonly<Record<string, string | undefined>>;

/** What is there, in the order of the specification, by its Chinese names. */
function fieldsOf(node: NodeSpec, values: Values): readonly (readonly [string, string])[] {
  const fields = node.children.filter((child): child is FieldSpec => child.kind === 'field');
  return fields.flatMap((field) => {
    const value = values[field.name];
    if (value === undefined || value === '') return [];
    return [[both(field.cn, elementEnglish(field) ?? field.name), meaning(MESSAGE, node.name, field.name, value)]];
  });
}

/** A code with what it stands for. */
function meaning(type: string, parent: string, name: string, value: string): string {
  const known = fieldValues(type, parent, name);
  const found = known?.kind === 'values' ? known.values.find(([code]) => code === value)?.[1] : undefined;
  const words = found ? `${found.zh} ${found.en}` : (TABLES[name]?.(value) ?? null);
  return words === null ? value : `${value} ${words}`;
}

const TABLES: Readonly<Record<string, (code: string) => string | null>> = {
  country: nameOfCountry,
  currency: nameOfCurrency,
  unit: nameOfUnit,
  unit1: nameOfUnit,
  unit2: nameOfUnit,
  customsCode: nameOfCustomsDistrict,
  portCode: nameOfCustomsDistrict,
};

function nodeOf(name: string): NodeSpec {
  const document = DICTIONARY.get(MESSAGE)?.document;
  const found = document?.children.find((child): child is NodeSpec => child.kind === 'node' && child.name === name);
  if (found === undefined) throw new TypeError(`the specification has no ${name}`);
  return found;
}
