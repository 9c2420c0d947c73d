/**
 * Tells code, comments and strings of a TypeScript source apart, so that a rule about imports does not read an
 * example in a comment. It knows quotes, templates, both comments and, by what stands before the slash, regular
 * expressions; it is no parser and needs to be none. `bare` is the code with nothing in its templates.
 */
export function splitSource(text) {
  const state = { text, at: 0, line: 1, code: '', templates: [], comments: [], strings: [], last: '' };
  while (state.at < text.length) step(state);
  return { code: state.code, bare: bareOf(state), comments: state.comments, strings: state.strings };
}

function step(state) {
  const { text, at } = state;
  const two = text.slice(at, at + 2);
  const one = text[at];
  if (two === '//') return comment(state, text.indexOf('\n', at));
  if (two === '/*') return comment(state, text.indexOf('*/', at) + 2);
  if (one === "'" || one === '"') return string(state, one);
  if (one === '`') return template(state);
  if (one === '/' && startsExpression(state.last)) return expression(state);
  take(state, one);
  if (/\S/.test(one)) state.last = (state.last + one).slice(-12);
  else if (state.last !== '' && !state.last.endsWith(' ')) state.last = `${state.last} `.slice(-12);
}

/** After a name, number or closing bracket a slash divides; after anything else it opens an expression. */
function startsExpression(last) {
  const before = last.trimEnd();
  return before === '' || /[(,=:[!&|?{};+\-*<>~%^]$/.test(before) || /\b(return|typeof|case|in|of)$/.test(before);
}

function take(state, piece) {
  state.code += piece;
  state.at += piece.length;
  for (const character of piece) if (character === '\n') state.line += 1;
}

function comment(state, found) {
  const end = found < state.at ? state.text.length : found;
  const piece = state.text.slice(state.at, end);
  state.comments.push({ line: state.line, text: piece });
  take(state, piece);
  // The code keeps line breaks, so that numbers of lines stay true.
  state.code = state.code.slice(0, -piece.length) + piece.replace(/[^\n]/g, ' ');
}

function string(state, quote) {
  let end = state.at + 1;
  while (end < state.text.length && state.text[end] !== quote && state.text[end] !== '\n') {
    end += state.text[end] === '\\' ? 2 : 1;
  }
  state.strings.push({ line: state.line, text: state.text.slice(state.at + 1, end) });
  take(state, state.text.slice(state.at, end + 1));
  state.last = quote;
}

function template(state) {
  let end = state.at + 1;
  let depth = 0;
  while (end < state.text.length) {
    const character = state.text[end];
    if (character === '\\') end += 1;
    else if (character === '$' && state.text[end + 1] === '{') depth += 1;
    else if (character === '}' && depth > 0) depth -= 1;
    else if (character === '`' && depth === 0) break;
    else if (character === '`') end = closing(state.text, end);
    end += 1;
  }
  state.strings.push({ line: state.line, text: state.text.slice(state.at + 1, end) });
  state.templates.push([state.at + 1, end]);
  take(state, state.text.slice(state.at, end + 1));
  state.last = '`';
}

/** Code is as long as its text, so that places in one are places in the other. */
function bareOf({ code, templates }) {
  let bare = '';
  for (const [start, end] of templates) {
    bare += code.slice(bare.length, start) + code.slice(start, end).replace(/[^\n]/g, ' ');
  }
  return bare + code.slice(bare.length);
}

/** The back quote that closes a plain template nested inside `${…}`. */
function closing(text, opening) {
  const end = text.indexOf('`', opening + 1);
  return end < 0 ? text.length : end;
}

function expression(state) {
  let end = state.at + 1;
  let inClass = false;
  while (end < state.text.length && state.text[end] !== '\n') {
    const character = state.text[end];
    if (character === '\\') end += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) break;
    end += 1;
  }
  // Quotes inside an expression are not strings: blanked, like comments.
  const piece = state.text.slice(state.at, end + 1);
  take(state, piece);
  state.code = state.code.slice(0, -piece.length) + piece.replace(/[^\n/]/g, ' ');
  state.last = '/x';
}
