export * from './wire/tape.ts';
