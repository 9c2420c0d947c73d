import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesOf, buildPurchase, lint } from '../src/index.ts';
import { toJson, writeMessage } from '@tongguan/ceb';
import { specOf } from './support/specs.ts';

// Proves that a message with thousands of faulty items is told whole, each finding at its own line and column: whoever looks for each
// place from the beginning again takes minutes for a message of a megabyte. Nothing is timed.

const NOW = { nowMs: Date.parse('2026-06-01T12:00:00+08:00') };
const ITEMS = 5000;

const built = buildPurchase(
  specOf({ buyer: { name: '赵一', idNumber: '110101199003070791', telephone: '19900000001', regNo: 'U1' } }),
);
assert.ok(built.ok);
const one = writeMessage(messagesOf([built.value]).order).toString('utf8');
const [item = ''] = /<ceb:OrderList>[^]*?<\/ceb:OrderList>/.exec(one) ?? [];
const numberOf = (index: number): string => `1380000${String(index).padStart(4, '0')}\u200b`;
// Every number is a text that would have to be masked, and no two are the same.
const items = Array.from({ length: ITEMS }, (_, index) =>
  item
    .replace(/(<ceb:gnum>)\d+/, (__, open: string) => open + String(index + 1))
    .replace(/(<ceb:itemNo>)[^<]*/, (__, open: string) => open + numberOf(index)),
);
const xml = one.replace(item, () => items.join(''));

const places = (text: string, format: 'xml' | 'json'): void => {
  const { findings } = lint([{ file: `311.${format}`, bytes: Buffer.from(text) }], NOW);
  const unseen = findings.filter(({ code, path }) => code === '-900206' && path.endsWith('/itemNo'));
  assert.equal(unseen.length, ITEMS);
  const lines = text.split('\n');
  for (const [index, { line: at, column, path, found }] of unseen.entries()) {
    assert.equal(path, `Order[1]/OrderList[${index + 1}]/itemNo`);
    assert.match(found, /U\+200B/);
    const here = (lines[at - 1] ?? '').slice(column - 1);
    const written = format === 'xml' ? `<ceb:itemNo>${numberOf(index)}` : `"${numberOf(index)}"`;
    assert.ok(here.startsWith(written), `${at}:${column} ${here.slice(0, 40)}`);
  }
};

test('in XML of one line', () => places(xml.replaceAll('\n', ''), 'xml'));
test('in XML of many lines', () => places(xml.replaceAll('><', '>\n  <'), 'xml'));
test('in JSON', () => {
  const json = toJson(messagesOf([built.value]).order);
  const [from, to] = [json.indexOf('[', json.indexOf('"OrderList"')), json.indexOf(']', json.indexOf('"OrderList"'))];
  const [one] = JSON.parse(json.slice(from, to + 1)) as [Record<string, string>];
  const all = items.map((_, index) => ({ ...one, gnum: String(index + 1), itemNo: numberOf(index) }));
  places(json.slice(0, from) + JSON.stringify(all) + json.slice(to + 1), 'json');
});
