import type { Wrong } from '../types.ts';

const AMOUNT = /^(0|[1-9]\d{0,24})\.\d{2}$/;
const DECIMAL = /^(0|[1-9]\d{0,24})(\.\d{0,4}[1-9])?$/;
const RATE = /^(0|[1-9]\d{0,60})(\.\d{0,11}[1-9])?$|^[1-9]\d{0,60}\/[1-9]\d{0,60}$/;
const MOMENT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.(?!000)\d{3})?\+08:00$/;

/** The form of what is taken as said, by place; everything else is compared with what is recomputed. */
const FORMS: readonly (readonly [path: RegExp, form: RegExp])[] = [
  [/^facts\.acceptedAt$/, MOMENT],
  [/^facts\.mode$/, /^\d{4}$/],
  [/^facts\.annualUsed$/, AMOUNT],
  [/^facts\.(freight|insurance)$/, DECIMAL],
  [/^facts\.lines\.\d+\.gcode$/, /^\d{8}(\d{2})?$/],
  [/^facts\.lines\.\d+\.(quantity|price|measures\.\d+\.0)$/, DECIMAL],
  [/^facts\.lines\.\d+\.measures\.\d+\.1$/, /^\d{3}$/],
  [/^facts\.lines\.\d+\.country$/, /^[A-Z0-9]{3}$/],
  [/^facts\.lines\.\d+\.sheets\.0$/, /^(count|perhaps|unknown)$/],
  [/^facts\.lines\.\d+\.sheets\.1$/, DECIMAL],
  [/^facts\.lines\.\d+\.rates\.(duty|vat|specific)$/, RATE],
  [/^facts\.lines\.\d+\.rates\.consumption$/, /^0(\.\d{0,11}[1-9])?$/],
  [/^lines\.\d+\.(duty|consumption|vat)$/, AMOUNT],
];

/** Every fact in its one form: a number has one text, so that no two records say the same in two ways. */
export function wrongForm(record: unknown): readonly Wrong[] {
  const { facts, lines } = membersOf(record);
  const taxes = formOf(lines, 'lines').filter(({ path }) => FORMS.some(([place]) => place.test(path)));
  return [...formOf(facts, 'facts'), ...taxes];
}

function formOf(value: unknown, path: string): readonly Wrong[] {
  if (path === 'facts.annualUsed' && value === null) return [];
  const form = FORMS.find(([place]) => place.test(path))?.[1];
  if (form === undefined && typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, one]) => formOf(one, `${path}.${name}`));
  }
  if (form !== undefined && typeof value === 'string' && form.test(value)) return [];
  return [{ path, found: JSON.stringify(value) ?? '—', expected: form === undefined ? '—' : form.source }];
}

function membersOf(value: unknown): { readonly facts?: unknown; readonly lines?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}
