import type { Refusal } from '@tongguan/kernel';
import { characterCount, type LeafProblem } from '../dictionary/leaf.ts';
import { MESSAGE_CODES, type MessageCode } from './codes.ts';
import type { FieldShape } from './shape.ts';

/**
 * The most problems one answer lists. Enough to repair a whole message at once, small enough that a hostile
 * message cannot make the answer large.
 */
export const PROBLEM_COUNT_MAX = 100;

/** Longest text a refusal quotes; long texts are recognised by their beginning. */
const QUOTE_LENGTH_MAX = 40;

/** Collects refusals in document order, up to the limit, and knows where in the message the walk stands. */
export class Problems {
  readonly list: Refusal[] = [];
  private readonly steps: string[] = [];

  get full(): boolean {
    return this.list.length >= PROBLEM_COUNT_MAX;
  }

  enter(step: string): void {
    this.steps.push(step);
  }

  leave(): void {
    this.steps.pop();
  }

  add(code: MessageCode, step: string, found: string, allowed: string, offset?: number): void {
    if (this.full) return;
    const path = [...this.steps, step].filter((part) => part !== '').join('/');
    this.list.push({ code, path, found, allowed, ...(offset === undefined ? {} : { offset }) });
  }

  /** Names the document on the refusals added since `first`. */
  nameDocument(first: number, document: string): void {
    for (let at = first; at < this.list.length; at++) {
      const refusal = this.list[at];
      if (refusal) this.list[at] = { ...refusal, document };
    }
  }
}

const LEAF_CODES: Readonly<Record<LeafProblem, MessageCode>> = {
  length: MESSAGE_CODES.length,
  number: MESSAGE_CODES.number,
  value: MESSAGE_CODES.value,
};

export function addLeafProblem(
  problems: Problems,
  field: FieldShape,
  problem: LeafProblem,
  text: string,
  offset?: number,
): void {
  problems.add(LEAF_CODES[problem], field.name, quoted(text, field.personal), field.allowed, offset);
}

/** `OrderList[3]` for a node that may repeat, `OrderHead` for one that may not. */
export function step(name: string, index: number, max: number): string {
  return max === 1 ? name : `${name}[${index + 1}]`;
}

/** A text as a refusal may show it: personal data only by its length, long texts by their beginning. */
export function quoted(text: string, personal: boolean): string {
  const characters = characterCount(text);
  if (personal) return `*** (${characters} 个字符 characters)`;
  if (characters <= QUOTE_LENGTH_MAX) return `"${text}"`;
  return `"${[...text.slice(0, QUOTE_LENGTH_MAX * 2)].slice(0, QUOTE_LENGTH_MAX).join('')}…" (${characters} 个字符 characters)`;
}
