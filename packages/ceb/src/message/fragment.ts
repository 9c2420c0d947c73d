import { scan } from '../wire/scan.ts';
import { CEB_NAMESPACE, FLAG_MIXED } from '../wire/tape.ts';

/**
 * Whether a text may stand inside ExtendMessage/Message of a message we write: nothing, or one well-formed
 * element that means the same there (it uses the prefix `ceb` or declares what it uses).
 */
export function isFragment(source: string): boolean {
  if (source === '') return true;
  const scanned = scan(Buffer.from(`<ceb:Message xmlns:ceb="${CEB_NAMESPACE}">${source}</ceb:Message>`, 'utf8'));
  if (!scanned.ok) return false;
  const tape = scanned.value;
  const child = tape.firstChild[0] ?? -1;
  return child !== -1 && tape.next[child] === -1 && ((tape.flags[0] ?? 0) & FLAG_MIXED) === 0;
}
