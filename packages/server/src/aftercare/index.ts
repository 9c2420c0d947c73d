export { AFTERCARE } from './room.ts';
