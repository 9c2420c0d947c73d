import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { REVERSAL_KINDS } from '../../src/clearance/later/types.ts';
import { ACT_KINDS, type PlaceReads, placesOf } from '../../src/main/rooms.ts';
import { subjectFor } from '../../src/office/place.ts';
import type { ActKind, NumberedDeclaration, NumberedReversal } from '../../src/office/types.ts';

// Proves that an act takes any number of its subject where it names one alone, says which there are where it names several, and
// names no subject in the words of the code.

const kindOf = (name: string): ActKind => {
  const kind = ACT_KINDS.find((one) => one.name === name);
  assert.ok(kind, name);
  return kind;
};

const declaration = (subject: string, change: Partial<NumberedDeclaration> = {}): NumberedDeclaration => ({
  ...{ part: 1, subject, customsCode: '2991', state: 800, isOwn: false },
  ...change,
});
const reversal = (subject: string, change: Partial<NumberedReversal> = {}): NumberedReversal => ({
  ...{ part: 1, subject, customsCode: '2991', kind: REVERSAL_KINDS.return, isOpen: true, isOwn: false },
  ...{ assureCode: null },
  ...change,
});

async function ask(
  act: string,
  found: { readonly declarations?: readonly NumberedDeclaration[]; readonly reversals?: readonly NumberedReversal[] },
  district = '',
): Promise<string> {
  const { declarations = [], reversals = [] } = found;
  const store = {
    declarations: () => Promise.resolve(declarations),
    reversals: () => Promise.resolve(reversals),
  } as unknown as PlaceReads;
  const actor = { code: 'officer1', role: 'officer', district } as const;
  const outcome = await subjectFor(placesOf(store), kindOf(act), 'N', {}, actor);
  if (outcome.ok) return outcome.value.subject;
  const [{ code, allowed } = { code: '', allowed: '' }] = outcome.refusals;
  return code === '90354' ? `${code} ${allowed}` : code;
}

describe('the number of an act', () => {
  const rows: readonly (readonly [name: string, asked: Promise<string>, wanted: string])[] = [
    ['one declaration', ask('declaration.review', { declarations: [declaration('B1')] }), 'B1'],
    ['none', ask('declaration.review', {}), '90042'],
    [
      'its own number before a copNo of another',
      ask('declaration.review', { declarations: [declaration('B2'), declaration('B1', { isOwn: true })] }),
      'B1',
    ],
    [
      'the one that stands before those that were refused',
      ask('declaration.review', {
        declarations: [declaration('B2', { state: 100 }), declaration('B1', { state: 300 })],
      }),
      'B1',
    ],
    [
      'two that stand: named, none chosen',
      ask('declaration.review', { declarations: [declaration('B2'), declaration('B1')] }),
      '90354 B2, B1',
    ],
    [
      'of two districts one’s own',
      ask(
        'declaration.review',
        { declarations: [declaration('B2'), declaration('B1', { customsCode: '3104' })] },
        '3104',
      ),
      'B1',
    ],
    [
      'another district’s alone is told as such, not named',
      ask('declaration.review', { declarations: [declaration('B2'), declaration('B1')] }, '3104'),
      '90308',
    ],
    ['the one return of a declaration', ask('return.decide', { reversals: [reversal('B9')] }), 'B9'],
    [
      'a return, not the cancellation beside it',
      ask('return.decide', { reversals: [reversal('B8', { kind: REVERSAL_KINDS.cancellation }), reversal('B9')] }),
      'B9',
    ],
    [
      'the cancellation, not the return',
      ask('cancellation.decide', {
        reversals: [reversal('B8', { kind: REVERSAL_KINDS.cancellation }), reversal('B9')],
      }),
      'B8',
    ],
    [
      'the open one of several returns in parts',
      ask('return.arrive', { reversals: [reversal('B9'), reversal('B7', { isOpen: false })] }),
      'B9',
    ],
    ['two open returns: named', ask('return.arrive', { reversals: [reversal('B9'), reversal('B7')] }), '90354 B9, B7'],
    [
      'a refund where tax is to be paid back',
      ask('refund.pay', { reversals: [reversal('B9', { assureCode: '33' })] }),
      'B9',
    ],
    ['no refund where nothing is', ask('refund.pay', { reversals: [reversal('B9')] }), '90042'],
  ];
  for (const [name, asked, wanted] of rows) {
    it(name, async () => {
      assert.equal(await asked, wanted);
    });
  }

  it('is asked for in the words of the trade, in both languages, by every act', async () => {
    const nothing = new Proxy({}, { get: () => () => Promise.resolve([]) });
    const store = { ...nothing, declarations: async () => [], reversals: async () => [], dossier: async () => null };
    for (const kind of ACT_KINDS.filter(({ subject }) =>
      ['declaration', 'reversal', 'refund', 'dossier', 'aside'].includes(subject),
    )) {
      const actor = { code: 'officer1', role: 'officer' } as const;
      const outcome = await subjectFor(placesOf(store as unknown as PlaceReads), kind, 'none', {}, actor);
      assert.ok(!outcome.ok, kind.name);
      const { allowed = '' } = outcome.refusals[0] ?? {};
      assert.match(allowed, /^[\u4e00-\u9fff].* \/ [^\u4e00-\u9fff]+$/, kind.name);
      assert.doesNotMatch(allowed, /\b(reversal|subject|dossier)\b/, kind.name);
    }
  });
});
