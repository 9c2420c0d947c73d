import type { Opened } from '@tongguan/ceb';
import { say } from '../language.ts';
import { note } from '../output.ts';

/** Says on stderr what messages were taken out of, and that more of them lie there; nothing for a bare message. */
export function noteWrappings(opened: readonly Opened[]): void {
  const [first] = opened;
  if (first === undefined || first.wrappings.length === 0) return;
  note(`${say('取自：', 'taken out of: ')}${wrappingLine(first)}`);
  if (opened.length > 1) {
    note(say(`内有 ${opened.length} 份报文，只看第一份`, `${opened.length} messages inside; this explains the first`));
  }
}

export function wrappingLine({ wrappings }: Pick<Opened, 'wrappings'>): string {
  return wrappings.map(({ kind, place }) => (place === '' ? kind : `${kind} ${place}`)).join(' → ');
}
