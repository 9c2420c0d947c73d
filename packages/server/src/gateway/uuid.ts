import type { IncomingHttpHeaders } from 'node:http';
import { Type } from 'typebox';

/** `format: uuid` alone lets `urn:uuid:…` through, which the database does not read. */
export const UUID = Type.String({
  format: 'uuid',
  pattern: '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
});

export const KEY_HEADER = Type.Object({ 'idempotency-key': Type.Optional(UUID) });

/** The id under which this request has one effect; undefined: none was chosen. */
export function idempotencyKey(request: { readonly headers: IncomingHttpHeaders }): string | undefined {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? canonicalUuid(key) : undefined;
}

/** As the database gives it back: what is sealed to an id must be opened with the same letters. */
export function canonicalUuid(id: string): string {
  return id.toLowerCase();
}
