import { isIPv6 } from 'node:net';

/** Groups of an IPv6 address that name a network: whoever has one address there has all of them. */
const NETWORK_GROUPS = 4;

/** Under which callers without a token are counted: an IPv4 address, or the network (/64) of an IPv6 address. */
export function addressKey(address: string): string {
  const plain = (address.split('%', 1)[0] ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  // An address may end in IPv4 notation, which stands for two groups; it lies behind the network's.
  while (tail !== undefined && groups.length + after.length < NETWORK_GROUPS * 2) groups.push('0');
  return `${[...groups, ...after]
    .slice(0, NETWORK_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
