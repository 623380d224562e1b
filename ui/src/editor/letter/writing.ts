/** One change of a text: what stands between `start` and `end` gives way to `words`; then `select` is selected. */
export interface Edit {
  start: number;
  end: number;
  words: string;
  select: readonly [number, number];
}

/** What the small tools above a text do to a selection. */
export type Tool = 'bold' | 'italic' | 'list';

/** Puts a sentence in place of the selection, apart from its neighbours by one space. */
export function sentenceAt(text: string, start: number, end: number, sentence: string): Edit {
  const before = start > 0 && !/\s/.test(text.charAt(start - 1)) ? ' ' : '';
  const after = end < text.length && !/[\s.,;:!?)”’]/.test(text.charAt(end)) ? ' ' : '';
  const words = before + sentence + after;
  const cursor = start + words.length - after.length;
  return { start, end, words, select: [cursor, cursor] };
}

/** The same at the end of the text. What the writer left blank there stays. */
export function sentenceAfter(text: string, sentence: string): Edit {
  return sentenceAt(text, text.length, text.length, sentence);
}

/** Puts the mark of a tool around the selection, or takes it away where it stands. */
export function marked(text: string, start: number, end: number, tool: Tool): Edit {
  return tool === 'list'
    ? asList(text, start, end)
    : emphasized(text, start, end, tool === 'bold' ? '**' : '*');
}

function emphasized(text: string, from: number, to: number, mark: string): Edit {
  const [start, end] = inside(text, from, to);
  if (stands(text, start, end, mark)) {
    const words = text.slice(start, end);
    const at = start - mark.length;
    return { start: at, end: end + mark.length, words, select: [at, at + words.length] };
  }
  // Emphasis ends with its paragraph, so each line gets its own.
  const words = text
    .slice(start, end)
    .split('\n')
    .map((line) =>
      line.replace(/^(\s*(?:[-*] )?)(.*?)(\s*)$/, (_, lead, said, trail) => around(lead, said, trail)),
    )
    .join('\n');
  function around(lead: string, said: string, trail: string) {
    return said === '' && start !== end ? lead + trail : `${lead}${mark}${said}${mark}${trail}`;
  }
  const single = !words.includes('\n');
  const select: [number, number] = single
    ? [start + mark.length, start + words.length - mark.length]
    : [start, start + words.length];
  return { start, end, words, select };
}

/** The selection without the blanks at its edges: marks that touch a blank are none in Markdown. */
function inside(text: string, start: number, end: number): [number, number] {
  const said = text.slice(start, end);
  if (said.trim() === '') return [start, start];
  return [start + said.length - said.trimStart().length, end - (said.length - said.trimEnd().length)];
}

/** Whether this very mark stands around: one star more is italic, two are bold, three are both. */
function stands(text: string, start: number, end: number, mark: string): boolean {
  const before = /\**$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^\**/.exec(text.slice(end))?.[0].length ?? 0;
  const stars = Math.min(before, after, 3);
  return mark === '**' ? stars >= 2 && start !== end : stars % 2 === 1 && start !== end;
}

function asList(text: string, from: number, to: number): Edit {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', Math.max(from, to - 1));
  const end = next === -1 ? text.length : next;
  const lines = text.slice(start, end).split('\n');
  const said = lines.filter((line) => line.trim() !== '');
  const listed = said.length > 0 && said.every((line) => line.startsWith('- '));
  const words = lines
    .map((line) => {
      if (listed) return line.replace(/^- /, '');
      return line.trim() === '' && lines.length > 1 ? line : `- ${line.replace(/^- /, '')}`;
    })
    .join('\n');
  const after = start + words.length;
  return { start, end, words, select: from === to ? [after, after] : [start, after] };
}
