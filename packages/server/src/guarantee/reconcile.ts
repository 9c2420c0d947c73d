import { DamagedRow, formatFen, shanghaiIso } from '@tongguan/kernel';
import type { Movement } from './store.ts';

const AMOUNTS = ['coverFen', 'heldFen', 'owedFen', 'refundFen', 'surchargeFen'] as const;
const HEAD = [
  '时间 time',
  '类型 type',
  '单号 reference',
  '缴款书编号 dutyNo',
  '担保额 cover',
  '占用 held',
  '应缴 owed',
  '待退 refund',
  '滞纳金 surcharge',
];

/** The name of a movement in the file. */
const TYPES: Readonly<Record<string, string>> = {
  deposit: '存入 deposit',
  begin: '生效 begins',
  revive: '展期恢复 covers again',
  withdraw: '退还 given back',
  lapse: '到期 ended',
  hold: '占用 hold',
  undo: '退单释放 released: refused',
  back: '撤单退货改单释放 released: taken back or amended',
  paid: '缴款释放 released: paid',
  demand: '汇总 demanded',
  payment: '缴款 paid',
  claim: '待退税款 refund claimed',
  refund: '退税 refunded',
  refused: '不予退税 refund refused',
};

/**
 * The reconciliation file of a guarantor: every movement with its sign, between an opening and a closing balance that are
 * read apart from them. Opening and total make closing in every column; if they did not, the file would not be given out.
 */
export function reconciliationCsv(movements: readonly Movement[]): string {
  const opening = movements.find(({ row }) => row === 'opening');
  const closing = movements.find(({ row }) => row === 'closing');
  if (opening === undefined || closing === undefined) {
    throw new DamagedRow('reconciliation', '没有期初或期末余额 no opening or no closing balance');
  }
  const lines = movements.filter(({ row }) => row === 'line');
  const total: Movement = { ...opening, type: '合计 total', ...sumOf(lines) };
  for (const column of AMOUNTS) {
    // Somebody changed the account or its journal by hand; a file that does not add up is not given out.
    const reached = opening[column] + total[column];
    if (reached !== closing[column]) {
      const found = `${column}：期初加发生额 opening and movements ${formatFen(reached)}，期末 closing ${formatFen(closing[column])}`;
      throw new DamagedRow('reconciliation', found);
    }
  }
  const rows = [
    HEAD,
    cells({ ...opening, type: '期初 opening' }, ''),
    ...lines.map((line) => cells({ ...line, type: TYPES[line.type] ?? line.type }, shanghaiIso(line.atMs))),
    cells(total, ''),
    cells({ ...closing, type: '期末 closing' }, ''),
  ];
  // The mark lets spreadsheets read the Chinese as what it is.
  return `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function cells(movement: Movement, time: string): string[] {
  const { type, reference, dutyNo } = movement;
  return [time, type, reference, dutyNo, ...AMOUNTS.map((column) => formatFen(movement[column]))];
}

function sumOf(lines: readonly Movement[]): Pick<Movement, (typeof AMOUNTS)[number]> {
  const sum = (column: (typeof AMOUNTS)[number]): bigint => lines.reduce((total, line) => total + line[column], 0n);
  return {
    coverFen: sum('coverFen'),
    heldFen: sum('heldFen'),
    owedFen: sum('owedFen'),
    refundFen: sum('refundFen'),
    surchargeFen: sum('surchargeFen'),
  };
}

const FORMULA = /^[=+\-@\t\r\n]/;
/** An amount may begin with a minus. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A number typed by an officer must not become a formula in a spreadsheet. */
function quoted(text: string): string {
  const plain = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
