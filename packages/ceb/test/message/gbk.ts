/** Text to GBK bytes, for tests: Node decodes the encoding but writes it not, so the decoder is turned round. */
export function gbk(text: string): Buffer {
  return Buffer.concat([...text].map((character) => pairs.get(character) ?? Buffer.from(character, 'latin1')));
}

const pairs: ReadonlyMap<string, Buffer> = allPairs();

function allPairs(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const found = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const pair = Buffer.from([lead, trail]);
      found.set(decoder.decode(pair), pair);
    }
  }
  return found;
}
