export { resolve, whyNot } from './resolve.ts';
