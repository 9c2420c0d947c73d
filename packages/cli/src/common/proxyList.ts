import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';

/** `127.0.0.1,10.0.0.0/8,fd00::/8`: anything else is refused: read wrongly, it could trust every address. */
export function proxyList(text: string): readonly string[] {
  const entries = text.split(',').map((entry) => entry.trim());
  for (const entry of entries) {
    const [address = '', bits, ...more] = entry.split('/');
    const family = isIP(address);
    const bitsMax = family === 4 ? 32 : 128;
    const network = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= bitsMax);
    if (family === 0 || !network || more.length > 0) {
      throw new InvalidArgumentError(
        `${entry}: 须为 IP 地址或网段，如 127.0.0.1,10.0.0.0/8 / an IP address or network such as 127.0.0.1,10.0.0.0/8`,
      );
    }
  }
  return entries;
}
