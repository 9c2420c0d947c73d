export { createIntakeBySize, NEAR_BYTES_MAX } from './bySize.ts';
export { withEnvelopesOff } from './envelope.ts';
export { createIntake } from './service.ts';
export * from './types.ts';
