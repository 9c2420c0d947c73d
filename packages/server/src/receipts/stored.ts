import { formatReturnInfo, say } from '@tongguan/ceb';
import { damagedText, isMoment, shanghaiC17, storedRecord, toldOr } from '@tongguan/kernel';
import { renderStep } from './render.ts';
import type { StoredReceipt } from './store.ts';
import { RECEIPT_KINDS, type ReceiptBody, type ReceiptKind, type ReceiptStep } from './types.ts';
import type { ReceiptView } from './view.ts';

/** A step with its number, as it is rendered. */
export type NumberedStep = {
  readonly stepSeq: bigint;
  readonly kind: ReceiptKind;
  readonly body: ReceiptBody;
  readonly step: ReceiptStep;
};

type Row = Omit<StoredReceipt, 'lastRead'>;

/** 系统发生异常: what the platform says wherever the fault is its own. */
const OURS = '-621017';

/**
 * The steps of a stored row, each with its number. A damaged row – changed by hand, or cut off – becomes one answer that
 * reports the damage under the row's number: its recipient reads on, and knows what to ask customs for.
 */
export function stepsOf(row: Row): readonly NumberedStep[] {
  return toldOr(
    () => {
      const body = storedRecord<ReceiptBody>(row.body);
      const problem = problemOf(row, body);
      if (problem !== null) return [damagedStep(row, row.seq, problem)];
      return body.steps.map((step, index) => {
        const stepSeq = row.seq - BigInt(row.steps - 1 - index);
        return { stepSeq, kind: row.kind, body, step };
      });
    },
    (found) => [damagedStep(row, row.seq, found)],
  );
}

/** One step as a receipt; if it cannot be written, the answer that reports the damage. */
export function renderStored(
  place: { readonly part: number; readonly recipient: string; readonly cursor: string },
  row: Row,
  { stepSeq, kind, body, step }: NumberedStep,
): ReceiptView {
  const at = { ...place, stepSeq };
  return toldOr(
    () => renderStep(at, kind, body, step),
    (found) => {
      const damaged = damagedStep(row, stepSeq, found);
      return renderStep(at, damaged.kind, damaged.body, damaged.step);
    },
  );
}

/** Null: it is a receipt row as lanes write them. */
function problemOf({ kind, steps }: Row, body: ReceiptBody): string | null {
  if (!KINDS.has(kind)) return `种类 kind ${kind}`;
  if (!isRecord(body.subject) || Object.values(body.subject).some((value) => typeof value !== 'string')) {
    return '主体不是文字 a subject that is no record of texts';
  }
  if (!Array.isArray(body.steps)) return '没有步骤 no steps';
  if (body.steps.length !== steps) return `步骤 steps ${body.steps.length}，应为 instead of ${steps}`;
  if (!body.steps.every(isStep)) return '步骤不全 a step without status, info or time';
  const { lines = [] } = body;
  return Array.isArray(lines) && lines.every(isRecord) ? null : '税单明细不全 lines of a tax bill that are none';
}

const KINDS: ReadonlySet<number> = new Set(Object.values(RECEIPT_KINDS));

function isStep(step: unknown): boolean {
  if (!isRecord(step)) return false;
  const { status, info, atMs } = step;
  return typeof status === 'string' && typeof info === 'string' && typeof atMs === 'number' && isMoment(atMs);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damagedStep({ part, kind, atMs }: Row, stepSeq: bigint, found: string): NumberedStep {
  const type = `CEB${kind}Message`;
  // Texts of assertions are for us; a receipt is in Chinese.
  const why = /\p{Script=Han}/u.test(found) ? found : '缺少内容或内容不合要求';
  const text = `${type} 回执 receipt ${part}/${stepSeq}：${damagedText(why)}`;
  return {
    stepSeq,
    kind: RECEIPT_KINDS.message,
    body: { subject: { oriCopMsgId: '', oriMessageType: type }, steps: [] },
    // An invalid time becomes the earliest one, because an answer must have a time.
    step: { status: OURS, info: formatReturnInfo([say(OURS, { note: text })]), atMs: timeOf(atMs) },
  };
}

function timeOf(atMs: number): number {
  return isMoment(atMs) && shanghaiC17(atMs).length === 17 ? atMs : 0;
}
