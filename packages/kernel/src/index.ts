export * from './clock.ts';
export * from './decimal5.ts';
export * from './fault.ts';
export * from './fraction.ts';
export * from './money.ts';
export * from './outcome.ts';
export * from './part.ts';
export * from './rounding.ts';
