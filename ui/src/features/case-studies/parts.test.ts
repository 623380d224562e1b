import { expect, test } from 'vitest';
import type { CaseStudy } from '$ipc';
import { likeThis, stateOf } from './parts';

const blank: CaseStudy = {
  id: 'new',
  number: 2,
  title: '',
  client: null,
  competencies: [],
  presenting: '',
  formulation: '',
  work: '',
  outcome: '',
  reflection: '',
  finished: false,
  counts: true,
};

test('a case study is empty, a draft, ready or reviewed', () => {
  expect(stateOf(blank)).toBe('empty');
  expect(stateOf({ ...blank, alliance: 'Slowly.' })).toBe('draft');
  expect(stateOf({ ...blank, finished: true })).toBe('ready');
  expect(stateOf({ ...blank, finished: true, reviewed_on: '2026-03-01' })).toBe('reviewed');
});

test('one like another has its headings and competencies, and none of its words', () => {
  const other = { ...blank, id: 'old', client: 'juniper', title: 'Told', competencies: ['presence'] };
  const like = likeThis(blank, {
    ...other,
    work: '## First sessions\nShe wept.\n## Later\nShe laughed. # not',
  });
  expect(like).toMatchObject({ id: 'new', client: null, title: '', competencies: ['presence'] });
  expect(like.work).toBe('## First sessions\n\n## Later\n\n');
  expect(JSON.stringify(like)).not.toContain('wept');
});
