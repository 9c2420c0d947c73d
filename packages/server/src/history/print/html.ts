/** Text that stands in a page as text, whatever a declarant wrote: no sign of it is one of HTML. */
export function escaped(text: string): string {
  return text.replaceAll(
    /[&<>"'`\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => {
      return NAMED[sign] ?? `&#xfffd;`;
    },
  );
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Chinese first, English beside it. */
export function both(zh: string, en: string): string {
  return `${escaped(zh)} <small>${escaped(en)}</small>`;
}

/** Words and their value, two pairs in a row. Values are escaped here; words are `both`. */
export function pairs(rows: readonly (readonly [words: string, value: string])[]): string {
  const cells = rows.map(([words, value]) => `<th>${words}</th><td>${escaped(value)}</td>`);
  const lines = Array.from({ length: Math.ceil(cells.length / 2) }, (_, index) => {
    const [left = '', right = '<th></th><td></td>'] = cells.slice(index * 2, index * 2 + 2);
    return `<tr>${left}${right}</tr>`;
  });
  return `<table class="pairs">\n${lines.join('\n')}\n</table>`;
}

/** A page that loads nothing: style is its own, and there is no script. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const STYLE = `
@page { size: A4; margin: 14mm 12mm; }
body { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", SimSun, sans-serif; font-size: 9pt; color: #000; }
h1 { font-size: 14pt; text-align: center; margin: 0 0 1mm; }
h2 { font-size: 10pt; margin: 4mm 0 1mm; break-after: avoid; }
p { margin: 1mm 0; }
small { color: #444; font-size: 7pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; break-inside: avoid; }
th, td { border: 0.2mm solid #555; padding: 0.6mm 1mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { width: 20%; font-weight: normal; background: #eee; }
.pairs td { width: 30%; }
.standing { border: 0.5mm solid #000; padding: 1.5mm; text-align: center; font-size: 11pt; }
.mono { font-family: monospace; overflow-wrap: anywhere; }
.law { text-align: center; }`;
