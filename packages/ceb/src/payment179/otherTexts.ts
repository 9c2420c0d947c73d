import { formatDecimal5 } from '@tongguan/kernel';
import type { Pair } from '../catalogue/types.ts';
import { paymentString } from './string.ts';
import type { ReceivedPayment } from './types.ts';

/** A text that may have been signed, and what is wrong with it; nothing for the right one. */
export type Tried = { readonly text: string; readonly reasons: readonly Pair[] };

type Change = readonly [apply: (text: string) => string, reasons: readonly Pair[]];

/** Every way to put the string together with every change of the JSON inside and at its ends. */
export function* textsOf(received: ReceivedPayment): Generator<Tried> {
  for (const [head, lists, inner] of innersOf(received)) {
    const text = { ...received.text, head, lists };
    for (const form of ['practice', 'announcement'] as const) {
      const whole = paymentString(text, form);
      for (const [apply, outer] of ENDS) yield { text: apply(whole), reasons: [...inner, ...outer] };
    }
  }
  // Signed as other interfaces sign: the whole upload, or a member alone.
  const { head, lists } = received.text;
  yield { text: head, reasons: [['只签了 payExchangeInfoHead', 'payExchangeInfoHead alone was signed']] };
  yield {
    text: `${head}${lists}`,
    reasons: [['只签了两个成员的值，没有名称与 ||', 'the two values were signed without names and ||']],
  };
}

const ENDS: readonly Change[] = [
  [(text) => text, []],
  [(text) => `${text}\n`, [['末尾多一个换行 LF', 'there is a line feed at the end']]],
  [(text) => `${text}\r\n`, [['末尾多一个 CR LF', 'there is a CR LF at the end']]],
  [(text) => ` ${text}`, [['开头多一个空格', 'there is a space at the beginning']]],
  [(text) => `${text} `, [['末尾多一个空格', 'there is a space at the end']]],
  [(text) => `\ufeff${text}`, [['开头有字节序标记 BOM', 'there is a byte order mark at the beginning']]],
  [(text) => `${text}||`, [['末尾多一个 ||', 'there is a || at the end']]],
  [(text) => text.replaceAll('||', '|'), [['各项以 | 分隔，应为 ||', 'the members are joined by | instead of ||']]],
  [
    (text) => text.replaceAll('||', ','),
    [['各项以逗号分隔，应为 ||', 'the members are joined by commas instead of ||']],
  ],
  [(text) => text.replaceAll('||', '&'), [['各项以 & 分隔，应为 ||', 'the members are joined by & instead of ||']]],
  [
    (text) =>
      text
        .split('||')
        .map((part) => part.replace(/^"(\w+)":/, '$1='))
        .join('||'),
    [['名称写作 name=，应为 "name":', 'names are written name= instead of "name":']],
  ],
  [
    (text) => text.replaceAll('payExchangeInfoLists', 'payExchangeInfoList'),
    [['名称写作 payExchangeInfoList', 'the name is written payExchangeInfoList']],
  ],
  [(text) => encodeURIComponent(text), [['签名前作了 URL 转义', 'the text was escaped for URLs before signing']]],
  [(text) => Buffer.from(text).toString('base64'), [['签的是文本的 base64', 'the base64 of the text was signed']]],
];

/** Head and lists as other writers of JSON spell them. */
function* innersOf({
  text,
  data,
}: ReceivedPayment): Generator<readonly [head: string, lists: string, reasons: readonly Pair[]]> {
  const { head, lists } = text;
  yield [head, lists, []];
  const amount = formatDecimal5(data.payExchangeInfoHead.totalAmount);
  const places = (digits: number): string => {
    const [whole = '', part = ''] = amount.split('.');
    return `${whole}.${part.padEnd(digits, '0')}`;
  };
  const changes: readonly Change[] = [
    ...JSON_CHANGES,
    ...[1, 2, 5].map(
      (digits): Change => [
        (json) => json.replace(/("totalAmount"\s*:\s*)[\d.]+/, (_, name: string) => name + places(digits)),
        [
          [
            `签名用的 totalAmount 写作 ${places(digits)}，上传的不同`,
            `totalAmount was signed as ${places(digits)}, and sent otherwise`,
          ],
        ],
      ],
    ),
    [
      (json) => json.replace(/("totalAmount"\s*:\s*)([\d.]+)/, '$1"$2"'),
      [['签名用的 totalAmount 带引号', 'totalAmount was signed in quotes']],
    ],
  ];
  for (const [apply, reasons] of changes) {
    const changed = [apply(head), apply(lists)] as const;
    if (changed[0] !== head || changed[1] !== lists) yield [...changed, reasons];
  }
}

const escaped = (json: string): string => json.replaceAll('\\', '\\\\').replaceAll('"', '\\"');

/** Values are not told apart from what stands between them by JSON.stringify alone: strings are kept whole. */
function spaced(json: string): string {
  return JSON.stringify(JSON.parse(json)).replace(/(?<!\\)"(?:[^"\\]|\\.)*"|[,:]/g, (part) =>
    part.length === 1 ? `${part} ` : part,
  );
}

function unicode(json: string): string {
  return json.replace(/[^\x00-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}

/** What libraries and programs are known to do to the JSON they sign. */
const JSON_CHANGES: readonly Change[] = [
  [
    escaped,
    [
      [
        'JSON 内的引号被转义（\\"）：应原样放入，不再转义',
        'the quotes of the JSON inside are escaped (\\"): put it in as it is',
      ],
    ],
  ],
  [
    (json) => JSON.stringify(JSON.parse(json)),
    [
      [
        '签名用的 JSON 去掉了空白，与上传的不同',
        'the JSON that was signed has no white space, the one that was sent has',
      ],
    ],
  ],
  [
    (json) => JSON.stringify(JSON.parse(json), null, 2),
    [['签名用的 JSON 带缩进，与上传的不同', 'the JSON that was signed is indented, the one that was sent is not']],
  ],
  [
    (json) => spaced(json),
    [
      [
        '签名用的 JSON 在逗号、冒号后有空格（如 Python 默认）',
        'the JSON that was signed has spaces behind commas and colons, as Python writes it',
      ],
    ],
  ],
  [
    (json) => JSON.stringify(sorted(JSON.parse(json))),
    [
      [
        '签名用的 JSON 成员按名称排序，与上传的次序不同',
        'the members of the JSON that was signed are sorted by name, unlike those sent',
      ],
    ],
  ],
  [
    (json) => json.replaceAll('/', '\\/'),
    [['签名用的 JSON 把 / 写作 \\/（如 PHP 默认）', 'the JSON that was signed writes / as \\/, as PHP does']],
  ],
  [unicode, [['签名用的 JSON 把汉字写作 \\u 转义', 'the JSON that was signed writes Chinese as \\u escapes']]],
  [
    (json) => json.replaceAll('&', '\\u0026').replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
    [
      [
        '签名用的 JSON 把 & < > 写作 \\u 转义（如 Go 默认）',
        'the JSON that was signed writes & < > as \\u escapes, as Go does',
      ],
    ],
  ],
  [
    (json) =>
      json
        .replaceAll('=', '\\u003d')
        .replaceAll('&', '\\u0026')
        .replaceAll("'", '\\u0027')
        .replaceAll('<', '\\u003c')
        .replaceAll('>', '\\u003e'),
    [
      [
        "签名用的 JSON 把 = & < > ' 写作 \\u 转义（如 Gson 默认）",
        "the JSON that was signed writes = & < > ' as \\u escapes, as Gson does",
      ],
    ],
  ],
  [
    (json) => json.replaceAll('"', '&quot;'),
    [['签名用的文本经 HTML 转义（&quot;）', 'the text was escaped for HTML (&quot;) before signing']],
  ],
];
