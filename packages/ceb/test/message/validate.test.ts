import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { CebMessage } from '../../src/message/types.generated.ts';
import { validateMessage } from '../../src/message/validate.ts';
import { writeMessage } from '../../src/message/write.ts';
import { anyMessage, anyMessageOfAnyType } from './generate.ts';
import { refusalsOf } from './helpers.ts';

/** A copy that may be damaged: the records are readonly to everybody else. */
type Loose = { [name: string]: unknown };

function leavesOf(value: unknown, into: { holder: Loose; name: string }[] = []): { holder: Loose; name: string }[] {
  if (typeof value !== 'object' || value === null) return into;
  for (const [name, child] of Object.entries(value)) {
    if (typeof child === 'string') into.push({ holder: value as Loose, name });
    else leavesOf(child, into);
  }
  return into;
}

/** The sender's check before writing gives the same codes and paths as the receiver's reader after it. */
describe('validateMessage', () => {
  test('it says of a damaged message what the reader says of the written one', () => {
    const texts = fc.constantFrom(undefined, '', 'x', '海'.repeat(37), 'x'.repeat(1001), '1.5', '0.000001', '502', ' ');
    fc.assert(
      fc.property(
        anyMessageOfAnyType(),
        fc.array(fc.tuple(fc.nat(), texts), { minLength: 1, maxLength: 4 }),
        (good, damages) => {
          const message = structuredClone(good) as CebMessage & Loose;
          for (const [at, text] of damages) {
            const leaves = leavesOf(message['documents']);
            const leaf = leaves[at % leaves.length];
            if (leaf === undefined) continue;
            if (text === undefined) delete leaf.holder[leaf.name];
            else leaf.holder[leaf.name] = text;
          }
          const brief = (refusals: readonly { code: string; path: string }[]) =>
            refusals.map(({ code, path }) => `${code} ${path}`);
          const said = brief(validateMessage(message));
          assert.deepEqual(said.sort(), brief(refusalsOf(writeMessage(message), { unsigned: true })).sort());
        },
      ),
      { numRuns: 300 },
    );
  });

  const [order] = fc.sample(anyMessage('CEB311Message'), { numRuns: 1, seed: 7 });
  assert.ok(order?.type === 'CEB311Message');
  const [document] = order.documents;
  assert.ok(document);

  test('it reports too many documents and too few', () => {
    const tooMany = validateMessage({ ...order, documents: Array.from({ length: 101 }, () => document) });
    assert.deepEqual(
      tooMany.map(({ code, path, found }) => [code, path, found]),
      [['-900205', 'Order', '101 个 of them']],
    );
    const none = validateMessage({ ...order, documents: [] });
    assert.deepEqual(
      none.map(({ code, path }) => [code, path]),
      [['-900205', 'Order']],
    );
  });

  test('it reports characters XML forbids, which could not be written', () => {
    for (const text of ['\u0000', 'a\u000bb', '\ufffe', '\ud800', '\udc00x']) {
      const broken: CebMessage = { ...order, baseTransfer: { ...order.baseTransfer, copName: text } };
      assert.deepEqual(
        validateMessage(broken).map(({ code, path }) => [code, path]),
        [['-900206', 'BaseTransfer/copName']],
      );
      assert.throws(() => writeMessage(broken), /invariant broken/);
    }
  });

  test('it reports an extension that is not one self-contained element', () => {
    for (const Message of [
      'text',
      '<a>',
      '<a/><b/>',
      '<p:a/>',
      '<a/>text',
      '</ceb:Message><ceb:Message>',
      '<!-- c -->',
    ]) {
      const broken: CebMessage = { ...order, extendMessage: { name: 'n', version: '1', Message } };
      const [problem, ...others] = validateMessage(broken);
      assert.deepEqual([problem?.code, problem?.path, others.length], ['-900206', 'ExtendMessage/Message', 0], Message);
    }
  });
});
