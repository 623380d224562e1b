import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentence';
import { tokensOf } from './token';

/** The marked sentences of a text in which every fact with the key `old` is stale. */
function marked(text: string): string[] {
  const tokens = tokensOf(text);
  const stale = tokens.filter(({ key }) => key === 'old');
  return sentencesOf(text, tokens, stale).map(({ from, to }) => text.slice(from, to));
}

describe('the sentence that holds a stale fact', () => {
  it('is marked whole, and no other', () => {
    expect(marked('We met. We held [ten sessions](fact:old) in all. She grew.')).toEqual([
      'We held [ten sessions](fact:old) in all.',
    ]);
  });

  it('is found where the fact begins or ends it, or brings a full stop of its own', () => {
    expect(marked('We met. [24 case studies](fact:old) were read. Good.')).toEqual([
      '[24 case studies](fact:old) were read.',
    ]);
    expect(marked('I know [Dr. M. Ferreira. Jr.](fact:old) well. Good.')).toEqual([
      'I know [Dr. M. Ferreira. Jr.](fact:old) well.',
    ]);
    expect(marked('We met on [3 May 2026](fact:old). Good.')).toEqual(['We met on [3 May 2026](fact:old).']);
  });

  it('goes on over a line end and ends with its paragraph or item', () => {
    expect(marked('We held\n[ten](fact:old) of them\n\nAnd then')).toEqual([
      'We held\n[ten](fact:old) of them',
    ]);
    expect(marked('- one\n- [two](fact:old)\n- three')).toEqual(['[two](fact:old)']);
  });

  it('is marked once, however many stale facts it holds', () => {
    expect(marked('From [a](fact:old) to [b](fact:old) and [c](fact:new). [Dana](fact:new) grew.')).toEqual([
      'From [a](fact:old) to [b](fact:old) and [c](fact:new).',
    ]);
  });

  it('keeps the stars that close it', () => {
    expect(marked('**We held [ten](fact:old).** Then more.')).toEqual(['**We held [ten](fact:old).**']);
  });

  it('is found in other scripts', () => {
    expect(marked('我们见面了。我们举行了[十次](fact:old)会谈。很好。')).toEqual([
      '我们举行了[十次](fact:old)会谈。',
    ]);
    expect(marked('נפגשנו. היו [עשר](fact:old) פגישות. טוב.')).toEqual(['היו [עשר](fact:old) פגישות.']);
  });
});
