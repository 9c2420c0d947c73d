/**
 * Exit codes every command keeps: done, refused by the regime, used wrongly (or not able to run), the platform not reached
 * (a job may try again later).
 */
export const EXIT = { done: 0, refused: 1, misused: 2, unreachable: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The user asked for something that cannot be done as asked. Printed as one sentence with a hint, never a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string | null;

  constructor(sentence: string, hint: string | null = null) {
    super(sentence);
    this.hint = hint;
  }
}
