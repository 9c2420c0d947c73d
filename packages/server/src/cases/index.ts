export { createCases } from './service.ts';
