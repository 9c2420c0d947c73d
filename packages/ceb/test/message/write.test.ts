import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { writeMessage } from '../../src/message/write.ts';
import { canonicalDocument } from '../../src/wire/canonical.ts';
import { scan } from '../../src/wire/scan.ts';
import { anyMessage, anyMessageOfAnyType } from './generate.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** What we write is UTF-8 with the prefix `ceb` and canonical as it stands, so that signing digests the bytes (B-04, B-05). */
describe('writeMessage', () => {
  test('the bytes behind the declaration are their own canonical form', () => {
    fc.assert(
      // An extension is carried as its sender wrote it, canonical or not.
      fc.property(
        anyMessageOfAnyType().filter((message) => !('extendMessage' in message)),
        (message) => {
          const bytes = writeMessage(message);
          const scanned = scan(bytes);
          assert.ok(scanned.ok);
          const canonical = Buffer.concat(canonicalDocument(scanned.value, -1)).toString('utf8');
          assert.equal(DECLARATION + canonical, bytes.toString('utf8'));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the root carries the ceb namespace, guid and version, and nothing else', () => {
    const [message] = fc.sample(anyMessage('CEB622Message'), { numRuns: 1, seed: 3 });
    assert.ok(message);
    const xml = writeMessage({ ...message, guid: 'a"<&\t\n\r', version: '1.0' }).toString('utf8');
    const root =
      '<ceb:CEB622Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" guid="a&quot;&lt;&amp;&#x9;&#xA;&#xD;" version="1.0">';
    assert.equal(xml.slice(0, DECLARATION.length + root.length), DECLARATION + root);
  });

  test('an element that is absent is not written, an empty one is', () => {
    const [message] = fc.sample(anyMessage('CEB411Message'), { numRuns: 1, seed: 3 });
    assert.ok(message?.type === 'CEB411Message');
    const [payment] = message.documents;
    assert.ok(payment);
    const { note: _, telephone: __, ...head } = payment.PaymentHead;
    const write = (PaymentHead: typeof payment.PaymentHead) =>
      /<ceb:PaymentHead>.*<\/ceb:PaymentHead>/s.exec(
        writeMessage({ ...message, documents: [{ PaymentHead }] }).toString('utf8'),
      )?.[0] ?? '';
    assert.doesNotMatch(write(head), /ceb:note|ceb:telephone/);
    assert.match(write({ ...head, note: '' }), /<ceb:note><\/ceb:note><\/ceb:PaymentHead>$/);
    assert.doesNotMatch(write({ ...head, note: '' }), /ceb:telephone/);
  });

  test('elements are written in schema order, whatever the order of the properties', () => {
    const [message] = fc.sample(anyMessage('CEB412Message'), { numRuns: 1, seed: 3 });
    assert.ok(message?.type === 'CEB412Message');
    const reversed = message.documents.map(
      (document) => Object.fromEntries(Object.entries(document).reverse()) as typeof document,
    );
    assert.deepEqual(writeMessage({ ...message, documents: reversed }), writeMessage(message));
  });
});
