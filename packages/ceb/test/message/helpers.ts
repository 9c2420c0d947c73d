import { strict as assert } from 'node:assert';
import type { Outcome, Refusal } from '@tongguan/kernel';
import { type ReadOptions, readMessage } from '../../src/message/read.ts';
import type { CebMessage } from '../../src/message/types.generated.ts';
import { ORDER_XML } from './orderXml.ts';
import { scan } from '../../src/wire/scan.ts';

export function read(xml: string | Buffer, options?: ReadOptions): Outcome<CebMessage> {
  const scanned = scan(typeof xml === 'string' ? Buffer.from(xml, 'utf8') : xml);
  return scanned.ok ? readMessage(scanned.value, options) : scanned;
}

export function readOrFail(xml: string | Buffer, options?: ReadOptions): CebMessage {
  const outcome = read(xml, options);
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.refusals, null, 1));
  return outcome.value;
}

export function refusalsOf(xml: string | Buffer, options?: ReadOptions): readonly Refusal[] {
  const outcome = read(xml, options);
  return outcome.ok ? [] : outcome.refusals;
}

/** The example order with one thing changed; fails when there was nothing to change. */
export function edit(from: string | RegExp, to: string): string {
  const edited = ORDER_XML.replace(from, () => to);
  assert.notEqual(edited, ORDER_XML, `nothing to replace: ${from}`);
  return edited;
}
