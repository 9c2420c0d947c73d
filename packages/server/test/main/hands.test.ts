import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AftercareBatch } from '../../src/aftercare/store.ts';
import type { BondedContext } from '../../src/bonded/context.ts';
import type { AftercareContext } from '../../src/clearance/index.ts';
import type { ContingencyContext } from '../../src/contingency/store.ts';
import type { InspectionContext } from '../../src/inspection/store.ts';

/** Every question a hand of the room may put to the database; the compiler refuses a name too many or too few. */
const ASKED = {
  inspection: { inspectionsOf: 'reads', evidenceOf: 'reads' } satisfies Questions<InspectionContext>,
  contingency: {
    insertContingency: 'own row',
    contingency: 'reads',
    inspectionsOf: 'reads',
  } satisfies Questions<ContingencyContext>,
  aftercare: {
    delivery: 'reads',
    insertDelivery: 'own row',
    returnParcels: 'reads',
    putReturnParcels: 'own row',
    parcelStop: 'reads',
  } satisfies Questions<AftercareContext<AftercareBatch>>,
};

type Questions<Context extends { readonly store: object }> = Readonly<
  Record<keyof Context['store'], 'reads' | 'own row'>
>;

test('hands of rooms that act on declarations ask for nothing but their own rows and a few reads', () => {
  const own = Object.values(ASKED).flatMap((questions) =>
    Object.entries(questions).filter(([, what]) => what === 'own row'),
  );
  assert.deepEqual(own.map(([name]) => name).sort(), ['insertContingency', 'insertDelivery', 'putReturnParcels']);
});

test('what a hand is not given does not compile', () => {
  const officer = (context: InspectionContext) => {
    // @ts-expect-error: arrivals are taken and deleted by a batch alone.
    void context.store.deleteArrivals([]);
    // @ts-expect-error: a tax bill follows a release through `state`.
    void context.store.insertTaxBills([]);
    // @ts-expect-error: instruments are the guarantee's.
    void context.store.changeInstrument(null);
    // @ts-expect-error: lists and stops of goods decide through `admissionOf`.
    void context.deps.admission(context.store);
  };
  const keeper = (context: BondedContext) => {
    // @ts-expect-error: a declaration is no business of an account book.
    void context.store.updateDeclarations([]);
  };
  const anybody = (context: AftercareContext) => {
    // @ts-expect-error: without a room there is no store.
    void context.store.claimsOf([]);
  };
  assert.equal([officer, keeper, anybody].length, 3);
});
