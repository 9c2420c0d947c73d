/** Characters without a glyph, and blanks that look like others: shown by their code point, so that two values that differ look so. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|^ | $/gu;

/** A value as a person can read it: no character of it is invisible, and none reaches the terminal as a command. */
export function printable(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
