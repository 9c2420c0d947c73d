import { type CebMessage, DICTIONARY, documentNumber, headIn, type Request, requestOf } from '@tongguan/ceb';

/** One document of a message of an enterprise, as authority looks at it. */
export type Subject = {
  /** The type of its message. */
  readonly row: Request;
  /** The way to its head: `Order[2]/OrderHead`. */
  readonly path: string;
  /** The number by which a refusal names it. */
  readonly document: string;
  /** The value of an element of its head; '' when it is absent. */
  readonly code: (field: string) => string;
};

/** `null` for a message that no enterprise sends. */
export function subjectOf(message: CebMessage, index: number): Subject | null {
  const row = requestOf(message.type);
  if (row === null) return null;
  const document: unknown = message.documents[index];
  const head = headIn(row, document);
  const name = DICTIONARY.get(row.type)?.document.name ?? '';
  return {
    row,
    path: `${name}[${index + 1}]${row.head === null ? '' : `/${row.head}`}`,
    document: (head === null ? null : documentNumber(row.type, document as Fields)) ?? '',
    code: (field) => {
      const value = head?.[field];
      return typeof value === 'string' ? value : '';
    },
  };
}

type Fields = Readonly<Record<string, unknown>>;
