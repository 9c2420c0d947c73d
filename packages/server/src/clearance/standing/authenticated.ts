import type { Inventory, Payment } from '@tongguan/ceb';
import { type EpochMs, partOf } from '@tongguan/kernel';
import { authenticationAt, type IdentityAuthentication, nameContent } from '../../consumer/types.ts';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import type { Vault } from '../../vault/types.ts';
import type { OrderCase } from '../cases/cases.ts';
import type { AskedToJudge } from '../asks.ts';

/** The record by which a declaration's buyer need not be the payer; null: there is none (194号 (九), D-05a). */
export type Authenticated = (declaration: Inventory, acceptedMs: EpochMs) => IdentityAuthentication | null;

export const NOBODY_AUTHENTICATED: Authenticated = () => null;

/** Records of the buyers of these declarations. Nothing is read where nobody is asked about. */
export async function authenticatedBuyers(
  store: Pick<AskedToJudge, 'authenticationsOf'>,
  vault: Vault,
  declarations: readonly Inventory[],
): Promise<Authenticated> {
  if (declarations.length === 0) return NOBODY_AUTHENTICATED;
  const keyOf = ({ InventoryHead: { buyerIdType, buyerIdNumber } }: Inventory): Buffer =>
    vault.personKey(buyerIdType, buyerIdNumber);
  const persons = declarations.map((one) => {
    const person = keyOf(one);
    return { part: partOf('person', person.toString('hex')), person };
  });
  const rows = await store.authenticationsOf(persons);
  if (rows.length === 0) return NOBODY_AUTHENTICATED;
  return (declaration, acceptedMs) => {
    const person = keyOf(declaration);
    const own = rows.filter((row) => row.person.equals(person));
    if (own.length === 0) return null;
    return authenticationAt(own, vault.contentKey(nameContent(declaration.InventoryHead.buyerName)), acceptedMs);
  };
}

/**
 * Declarations of these cases whose buyer has paid with none of the payments that are there: the usual case, a buyer who
 * pays, costs no statement.
 */
export function paidByOthers(cases: readonly OrderCase[]): Inventory[] {
  return cases.flatMap((found) => {
    const documents = [...found.current.values(), ...found.arriving];
    const payments = documents
      .filter(({ kind }) => kind === DOCUMENT_KINDS.payment)
      .map(({ content }) => (content as Payment).PaymentHead);
    if (payments.length === 0) return [];
    const declared = [
      ...found.declarationDocuments.values(),
      ...found.arriving.filter(({ kind }) => kind === DOCUMENT_KINDS.declaration),
    ].map(({ content }) => content as Inventory);
    return declared.filter(({ InventoryHead: buyer }) =>
      payments.some(
        (paid) =>
          paid.payerName !== buyer.buyerName ||
          paid.payerIdNumber !== buyer.buyerIdNumber ||
          paid.payerIdType !== buyer.buyerIdType,
      ),
    );
  });
}
