/**
 * Damages a written message in one of the ways a sender gets it wrong. Works on the text, so that damage
 * the writer could never make is possible too. `pick(n)` gives a whole number below n.
 */
export function mutate(xml: string, pick: (below: number) => number): string {
  const mutation = MUTATIONS[pick(MUTATIONS.length)];
  return mutation === undefined ? xml : mutation(xml, pick);
}

type Mutation = (xml: string, pick: (below: number) => number) => string;

const TEXTS: readonly string[] = [
  ...[
    '',
    'x',
    '0',
    '-1',
    '+1',
    '142',
    '143',
    '1.5',
    '.5',
    '5.',
    '.',
    '-',
    '1e5',
    '0x1',
    '1,5',
    '12.345678',
    '0.000001',
  ],
  ...[
    '1234567890',
    '2147483648',
    '-2147483648',
    '12345678901234567890',
    '1234567890123456789',
    '123456789012345.12345',
  ],
  ...['00000000000000000000012', '1.50000000000000', 'NaN', 'INF', ' ', '\n', ' 1.5 ', '１２', '海'.repeat(36)],
  ...[
    '😀'.repeat(36),
    '海'.repeat(18),
    '😀'.repeat(19),
    '海'.repeat(60),
    '海'.repeat(61),
    'x'.repeat(100),
    'x'.repeat(101),
  ],
  ...['海'.repeat(1000), '海'.repeat(1001), '&amp;'.repeat(60), '&#x5728;', 'x'.repeat(250), 'x'.repeat(251)],
];

const MUTATIONS: readonly Mutation[] = [
  replaceText,
  replaceText,
  replaceText,
  (xml, pick) => onLeaf(xml, pick, () => ''),
  (xml, pick) => onLeaf(xml, pick, (leaf) => leaf + leaf),
  (xml, pick) => onLeaf(xml, pick, (leaf) => leaf.replaceAll(/ceb:\w+/g, 'ceb:unknown')),
  (xml, pick) => onLeaf(xml, pick, (leaf) => leaf.replace('>', ' extra="1">')),
  (xml, pick) => onLeaf(xml, pick, (leaf) => leaf.replace('>', " xmlns:a='urn:a' >")),
  (xml, pick) => onLeaf(xml, pick, (leaf) => `文字${leaf}`),
  (xml, pick) => onLeaf(xml, pick, (leaf) => `\n\t${leaf}\r\n`),
  (xml, pick) => onLeaf(xml, pick, (leaf) => leaf.replace('>', '><ceb:inner></ceb:inner>')),
  (xml, pick) =>
    onLeaf(xml, pick, (leaf) => leaf.replaceAll('ceb:', 'other:').replace('>', ' xmlns:other="urn:other">')),
  (xml, pick) => onLeaf(xml, pick, (leaf) => leaf.replaceAll('ceb:', '')),
  (xml, pick) => onLeaf(xml, pick, (leaf) => leaf.replace(/>.*/s, '/>')),
  (xml) => xml.replace(/<ceb:(\w+)>[^<]*<\/ceb:\1><ceb:(\w+)>[^<]*<\/ceb:\2>/, swapTwo),
  (xml) => xml.replace(/ guid="[^"]*"/, ''),
  (xml) => xml.replace(/ guid="[^"]*"/, ' guid="short"'),
  (xml) => xml.replace(/ version="[^"]*"/, ' version=""'),
  (xml) => xml.replace(/ version="[^"]*"/, ' version="12345678901"'),
  (xml) => xml.replace(/ version="/, ' extra="1" version="'),
  (xml) => xml.replaceAll('http://www.chinaport.gov.cn/ceb', 'http://www.chinaport.gov.cn/other'),
  (xml) => xml.replaceAll('Message', 'Nachricht'),
  (xml) => repeatNode(xml, firstNode(xml), 101),
  (xml) => repeatNode(xml, firstNode(xml), 100),
  (xml) => repeatNode(xml, 'OrderList', 100),
  (xml) => repeatNode(xml, 'InventoryList', 99),
  (xml) => repeatNode(xml, 'TaxListRd', 100),
  (xml) => repeatNode(xml, 'BaseSubscribe', 6),
  (xml) => repeatNode(xml, 'BaseTransfer', 2),
  (xml) => repeatNode(xml, 'ExtendMessage', 2),
  (xml) => xml.replace(/<ceb:BaseTransfer>.*<\/ceb:BaseTransfer>/s, ''),
  (xml) => xml.replace(/(<ceb:(\w+Message) [^>]*>)(.*)(<ceb:BaseTransfer>.*<\/ceb:BaseTransfer>)/s, '$1$4$3'),
  (xml) => xml.replace(/(<ceb:\w+Head>.*?<\/ceb:\w+Head>)/s, ''),
  (xml) => xml.replace(/(<ceb:Message>).*(<\/ceb:Message>)/s, '$1text$2'),
  (xml) => xml.replace(/(<ceb:Message>).*(<\/ceb:Message>)/s, '$1<a></a><b></b>$2'),
];

function replaceText(xml: string, pick: (below: number) => number): string {
  const text = TEXTS[pick(TEXTS.length)] ?? '';
  return onLeaf(xml, pick, (leaf) => leaf.replace(/>[^<]*</, () => `>${text}<`));
}

function onLeaf(xml: string, pick: (below: number) => number, change: (leaf: string) => string): string {
  const leaves = [...xml.matchAll(/<ceb:(\w+)>[^<]*<\/ceb:\1>/g)];
  const leaf = leaves[pick(leaves.length)];
  if (leaf === undefined) return xml;
  return xml.slice(0, leaf.index) + change(leaf[0]) + xml.slice(leaf.index + leaf[0].length);
}

function swapTwo(both: string): string {
  const end = both.indexOf('><ceb:', 1) + 1;
  return both.slice(end) + both.slice(0, end);
}

function firstNode(xml: string): string {
  return /<ceb:\w+Message [^>]*><ceb:(\w+)>/.exec(xml)?.[1] ?? '';
}

function repeatNode(xml: string, name: string, times: number): string {
  const node = new RegExp(`<ceb:${name}>.*?</ceb:${name}>`, 's').exec(xml);
  return node === null ? xml : xml.replace(node[0], () => node[0].repeat(times));
}
