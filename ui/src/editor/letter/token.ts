/** A live fact inside a text, a Markdown link such as `[ten sessions](fact:sessions_held)`. */
export interface Token {
  /** Where it begins and ends in the text. */
  from: number;
  to: number;
  key: string;
  /** The value that the writer accepted. */
  value: string;
}

const TOKEN = /\[((?:\\.|[^[\]\\\n])+)\]\(fact:([a-z0-9_.-]+)\)/g;
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** The live facts of a text, in their order. */
export function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [whole, value = '', key = ''] = match;
    if (isEscaped(text, match.index)) continue;
    found.push({
      from: match.index,
      to: match.index + whole.length,
      key,
      value: value.replace(ESCAPED, '$1'),
    });
  }
  return found;
}

/** The token of a value; it stands on one line. */
export function tokenFor(key: string, value: string): string {
  return `[${value.replace(/[\n\r\t]/g, ' ').replace(/[\\[\]*_`<&]/g, '\\$&')}](fact:${key})`;
}

/** The same words as ordinary Markdown, which no record stands behind any more. */
export function plainWords(text: string, token: Token): string {
  return text.slice(token.from + 1, token.to - `](fact:${token.key})`.length);
}

/** The text as it is read: each live fact as its value. */
export function read(text: string): string {
  let said = '';
  let from = 0;
  for (const token of tokensOf(text)) {
    said += text.slice(from, token.from) + token.value;
    from = token.to;
  }
  return said + text.slice(from);
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}
