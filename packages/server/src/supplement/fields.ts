import { SUPPLEMENT_KINDS, type SupplementKind } from '@tongguan/policy';
import { type TUnsafe, Type } from 'typebox';
import { NAME, oneOf } from '../office/defineAct.ts';

/** A question or an answer names a line and what about it. */
export const ABOUT: { readonly gnum: typeof NAME; readonly kind: TUnsafe<SupplementKind> } = {
  gnum: NAME,
  kind: oneOf(...(Object.keys(SUPPLEMENT_KINDS) as SupplementKind[])),
};

/** A list has 99 lines at most; a firm that is asked more is asked again. */
export const QUESTIONS_MAX = 60;
export const ATTACHMENTS_MAX = 10;

/** Lines and tabs, and no other control sign: people read it on terminals. */
const PROSE = '^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$';
export const WORDS: ReturnType<typeof Type.String> = Type.String({ minLength: 1, maxLength: 1000, pattern: PROSE });
export const SHA256: ReturnType<typeof Type.String> = Type.String({ pattern: '^[0-9a-f]{64}$' });
