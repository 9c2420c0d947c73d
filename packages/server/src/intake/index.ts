export { createIntakeBySize, NEAR_BYTES_MAX } from './bySize.ts';
export { withEnvelopesOff } from './envelope.ts';
export { createIntake } from './service.ts';
export type { IntakeStore } from './store.ts';
export * from './types.ts';
