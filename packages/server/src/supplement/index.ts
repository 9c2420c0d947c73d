export { createSupplements } from './service.ts';
