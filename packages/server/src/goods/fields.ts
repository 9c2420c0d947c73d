import { type TString, Type } from 'typebox';

/** The notice an act rests on. */
export const LAW: TString = Type.String({ minLength: 1, maxLength: 200 });
