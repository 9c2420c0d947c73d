import { InvalidArgumentError } from 'commander';
import { say } from './language.ts';

/** A reader of whole numbers for commander's options. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(say(`须为 ${min}–${max} 的整数`, `a whole number from ${min} to ${max}.`));
  };
}
