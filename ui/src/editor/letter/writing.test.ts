import { describe, expect, it } from 'vitest';
import { marked, sentenceAfter, sentenceAt, type Edit, type Tool } from './writing';

function after(text: string, edit: Edit): string {
  return text.slice(0, edit.start) + edit.words + text.slice(edit.end);
}

/** The text with `[` and `]` around the selection, before and after a tool was used. */
function used(tool: Tool, shown: string): string {
  const start = shown.indexOf('[');
  const end = shown.indexOf(']') - 1;
  const text = shown.replace(/[[\]]/g, '');
  const edit = marked(text, start, end, tool);
  const now = after(text, edit);
  const [from, to] = edit.select;
  return `${now.slice(0, from)}[${now.slice(from, to)}]${now.slice(to)}`;
}

describe('a sentence from the records', () => {
  it('stands apart from the words around it by one space', () => {
    expect(after('We met.And on.', sentenceAt('We met.And on.', 7, 7, 'Ten times.'))).toBe(
      'We met. Ten times. And on.',
    );
  });

  it('brings no blank where there is one already, nor before a full stop', () => {
    expect(after('We met, .', sentenceAt('We met, .', 8, 8, 'ten times'))).toBe('We met, ten times.');
    expect(after('', sentenceAt('', 0, 0, 'Ten times.'))).toBe('Ten times.');
    expect(after('One.\n\n', sentenceAfter('One.\n\n', 'Two.'))).toBe('One.\n\nTwo.');
  });

  it('takes the place of the selected words, and leaves the cursor behind itself', () => {
    const edit = sentenceAt('We met often.', 0, 13, 'We met ten times.');
    expect(after('We met often.', edit)).toBe('We met ten times.');
    expect(edit.select).toEqual([17, 17]);
  });

  it('goes to the end of a text in which nobody has been yet', () => {
    expect(after('One.', sentenceAfter('One.', 'Two.'))).toBe('One. Two.');
  });
});

describe('the tools', () => {
  it('make the selected words bold or italic, and plain again', () => {
    expect(used('bold', 'a [kind] word')).toBe('a **[kind]** word');
    expect(used('bold', 'a **[kind]** word')).toBe('a [kind] word');
    expect(used('italic', 'a [kind] word')).toBe('a *[kind]* word');
    expect(used('italic', 'a *[kind]* word')).toBe('a [kind] word');
  });

  it('tell bold and italic apart where both stand', () => {
    expect(used('italic', '**[kind]**')).toBe('***[kind]***');
    expect(used('italic', '***[kind]***')).toBe('**[kind]**');
    expect(used('bold', '***[kind]***')).toBe('*[kind]*');
  });

  it('leave the blanks at the edges outside, for marks that touch a blank are none', () => {
    expect(used('bold', 'a[ kind ]word')).toBe('a **[kind]** word');
  });

  it('open a pair of marks to type in where nothing is selected', () => {
    expect(used('bold', 'a []word')).toBe('a **[]**word');
  });

  it('give each line marks of its own, for emphasis ends with its paragraph', () => {
    expect(used('bold', '[one\n\ntwo]')).toBe('[**one**\n\n**two**]');
    expect(used('italic', '[- one\n- two]')).toBe('[- *one*\n- *two*]');
  });

  it('make lines a list, and lines again', () => {
    expect(used('list', 'x\n[one\ntwo]\ny')).toBe('x\n[- one\n- two]\ny');
    expect(used('list', '[- one\n- two]')).toBe('[one\ntwo]');
    expect(used('list', 'x\non[]e')).toBe('x\n- one[]');
    expect(used('list', '[]')).toBe('- []');
  });

  it('do nothing to the lines beside the selected ones', () => {
    expect(used('list', '[one\n]two')).toBe('[- one]\ntwo');
  });
});
