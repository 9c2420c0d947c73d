import type { Inventory, InventoryHead, InventoryLine } from '@tongguan/ceb';
import { maskStray, type Refusal } from '@tongguan/kernel';
import {
  identityProblem,
  isCountry,
  isCustomsDistrict,
  isTransportMode,
  isUnit,
  isWrapType,
  nameOfUnit,
} from '@tongguan/policy';
import { bookable, bookableRange } from '../figures.ts';

/** A declaration and the data its field rules look up. */
export type FieldFacts = {
  readonly declaration: Inventory;
  /** The account book the declaration names, null when it is not registered. */
  readonly book: {
    readonly warehouseCode: string;
    readonly customsCode: string;
    /** The unit an item is counted in, `null` while it is unknown: then any will do. */
    readonly unitOf?: (itemRecordNo: string) => string | null;
  } | null;
};

const CNY = '142';
const BONDED: ReadonlySet<string> = new Set(['1210', '1239']);
/**
 * Rules of single fields that the dictionary states in words: code tables, limits to one value, what bonded and
 * direct mode require (fields.md "Check identities"). All problems, in the order of the message.
 */
export function checkFields(facts: FieldFacts): Refusal[] {
  const problems: Refusal[] = [];
  const { InventoryHead: head, InventoryList: lines } = facts.declaration;
  checkHead(problems, head);
  if (BONDED.has(head.tradeMode)) checkBonded(problems, head, lines, facts.book);
  else if (head.tradeMode === '9610') checkDirect(problems, head);
  checkGuarantor(problems, head);
  const numbers = new Set<number>();
  lines.forEach((line, index) => {
    const at = `InventoryList[${index + 1}]`;
    // Stock is held and written off by line number: one number stands for one line.
    if (numbers.has(Number(line.gnum))) add(problems, '-621027', `${at}/gnum`, line.gnum, '表体 gnum 无重复');
    numbers.add(Number(line.gnum));
    checkLine(problems, line, at);
  });
  return problems;
}

function checkHead(problems: Refusal[], head: InventoryHead): void {
  const at = 'InventoryHead';
  limit(problems, '90025', `${at}/currency`, head.currency, CNY);
  limit(problems, '90026', `${at}/packNo`, head.packNo, '1');
  limit(problems, '90013', `${at}/buyerIdType`, head.buyerIdType, '1');
  limit(problems, '90022', `${at}/ieFlag`, head.ieFlag, 'I');
  const identity = identityProblem(head.buyerIdNumber);
  // The value is masked: what is wrong with it is all its writer has to go by.
  if (identity !== null) {
    add(problems, '90023', `${at}/buyerIdNumber`, '******', `校验码正确的18位身份证号码；${identity.zh}`);
  }
  known(problems, `${at}/customsCode`, head.customsCode, isCustomsDistrict, '关区代码表');
  known(problems, `${at}/portCode`, head.portCode, isCustomsDistrict, '关区代码表');
  known(problems, `${at}/country`, head.country, isCountry, '国家(地区)代码表,三位');
  known(problems, `${at}/trafMode`, head.trafMode, isTransportMode, '运输方式代码表');
  for (const field of ['freight', 'insuredFee'] as const) {
    if (!bookable(head[field], 0n)) add(problems, '-900206', `${at}/${field}`, head[field], bookableRange(0n));
  }
  if (present(head.wrapType)) known(problems, `${at}/wrapType`, head.wrapType, isWrapType, '包装种类代码表,一位');
}

/** 1210, 1239: account book, warehouse enterprise, item of every line; the goods leave from within the country. */
function checkBonded(
  problems: Refusal[],
  head: InventoryHead,
  lines: readonly InventoryLine[],
  book: FieldFacts['book'],
): void {
  const required: readonly (keyof InventoryHead)[] = ['emsNo', 'areaCode', 'areaName'];
  for (const field of required) {
    if (!present(head[field])) add(problems, '90020', `InventoryHead/${field}`, '', '保税模式必填');
  }
  lines.forEach((line, index) => {
    if (!present(line.itemRecordNo)) {
      add(problems, '90020', `InventoryList[${index + 1}]/itemRecordNo`, '', '保税模式必填');
    }
  });
  limit(problems, '90020', 'InventoryHead/country', head.country, CNY);
  if (!present(head.emsNo)) return;
  if (!book) add(problems, '90019', 'InventoryHead/emsNo', maskStray(head.emsNo), '已备案的账册');
  else checkBook(problems, head, lines, book);
}

/** J-01: the goods lie in the book's warehouse, in its district, counted in the unit of its item. */
function checkBook(
  problems: Refusal[],
  head: InventoryHead,
  lines: readonly InventoryLine[],
  book: NonNullable<FieldFacts['book']>,
): void {
  if (present(head.areaCode) && book.warehouseCode !== head.areaCode) {
    add(problems, '90019', 'InventoryHead/areaCode', head.areaCode, `账册 ${head.emsNo} 的区内企业`);
  }
  if (book.customsCode !== head.customsCode) {
    add(problems, '90332', 'InventoryHead/customsCode', maskStray(head.customsCode), book.customsCode);
  }
  lines.forEach((line, index) => {
    const unit = book.unitOf?.(line.itemRecordNo ?? '') ?? null;
    if (unit === null || unit === line.unit) return;
    const allowed = `${unit} ${nameOfUnit(unit) ?? ''}`.trim();
    add(problems, '90333', `InventoryList[${index + 1}]/unit`, maskStray(line.unit), allowed);
  });
}

function checkDirect(problems: Refusal[], head: InventoryHead): void {
  const required: readonly (keyof InventoryHead)[] = ['trafNo', 'voyageNo', 'billNo'];
  for (const field of required) {
    if (!present(head[field])) add(problems, '90027', `InventoryHead/${field}`, '', '直购进口必填');
  }
}

/**
 * The dictionary limits the guarantor to the declarant, the seller and the logistics firm; platforms act as well: they
 * withhold the tax (G-01, E-07).
 */
function checkGuarantor(problems: Refusal[], head: InventoryHead): void {
  const allowed = [head.ebcCode, head.agentCode, head.logisticsCode, head.ebpCode];
  if (!allowed.includes(head.assureCode)) {
    const shown = [...new Set(allowed)].map(maskStray).join(' / ');
    add(problems, '90021', 'InventoryHead/assureCode', maskStray(head.assureCode), shown);
  }
}

function checkLine(problems: Refusal[], line: InventoryLine, at: string): void {
  limit(problems, '90025', `${at}/currency`, line.currency, CNY);
  known(problems, `${at}/country`, line.country, isCountry, '国家(地区)代码表,三位');
  known(problems, `${at}/unit`, line.unit, isUnit, '计量单位代码表');
  known(problems, `${at}/unit1`, line.unit1, isUnit, '计量单位代码表');
  if (present(line.unit2)) known(problems, `${at}/unit2`, line.unit2, isUnit, '计量单位代码表');
  if (present(line.unit2) !== present(line.qty2)) {
    const found = `qty2=${line.qty2 ?? ''} unit2=${line.unit2 ?? ''} ${nameOfUnit(line.unit2 ?? '') ?? ''}`.trim();
    add(problems, '90024', `${at}/qty2`, found, '第二数量与第二单位同时填写或同时为空');
  }
  for (const field of ['qty', 'qty1', 'qty2'] as const) {
    const value = line[field];
    if (field === 'qty2' && !present(value)) continue;
    if (!bookable(value ?? '', 1n)) add(problems, '90024', `${at}/${field}`, value ?? '', bookableRange(1n));
  }
  for (const field of ['price', 'totalPrice'] as const) {
    if (!bookable(line[field], 0n)) add(problems, '90005', `${at}/${field}`, line[field], bookableRange(0n));
  }
}

const present = (value: string | undefined): value is string => value !== undefined && value !== '';

function limit(problems: Refusal[], code: string, path: string, found: string, allowed: string): void {
  if (found !== allowed) add(problems, code, path, maskStray(found), allowed);
}

function known(
  problems: Refusal[],
  path: string,
  found: string,
  isKnown: (code: string) => boolean,
  allowed: string,
): void {
  if (!isKnown(found)) add(problems, '90022', path, maskStray(found), allowed);
}

function add(problems: Refusal[], code: string, path: string, found: string, allowed: string): void {
  problems.push({ code, path, found, allowed });
}
