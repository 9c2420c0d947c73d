import { DECLARATION_STATES, declarationState, type DeclarationState, successorsOf } from '@tongguan/policy';

/**
 * States of a declaration (C-02) and what follows what: the table is policy's, the names are those the lane uses.
 * Every transition yields one 622 receipt.
 */
export type { DeclarationState };

type Named = { readonly [Row in (typeof DECLARATION_STATES)[number] as Row['name']]: Row['code'] };

export const STATES = Object.fromEntries(DECLARATION_STATES.map(({ name, code }) => [name, code])) as Named;

/** The Chinese name as the XSD documents it. */
export function stateText(state: DeclarationState): string {
  return declarationState(state)?.zh ?? '';
}

/** Whether one event of the table leads from a state to another. */
export function mayFollow(from: DeclarationState, to: DeclarationState): boolean {
  return successorsOf(from).includes(to);
}
