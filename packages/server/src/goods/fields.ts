import { type TArray, type TString, Type } from 'typebox';

/** Columns of an announcement, as texts: line, name, six facts, two days, law, confidence, source. */
export const TARIFF_CELLS: TArray<TString> = Type.Array(Type.String({ maxLength: 500 }), { maxItems: 16 });

/** The notice an act rests on. */
export const LAW: TString = Type.String({ minLength: 1, maxLength: 200 });
