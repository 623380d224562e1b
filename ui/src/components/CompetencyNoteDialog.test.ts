import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import * as words from '$words';
import CompetencyNoteDialog, { type KeptNote } from './CompetencyNoteDialog.svelte';

function opened(saved: boolean, changes: Partial<KeptNote['record']> = {}) {
  const kept: KeptNote = {
    record: {
      competency: 'presence',
      date: null,
      stage: null,
      source: 'recording',
      words: 'Stays with the pain.',
      use_in_letter: false,
      ...changes,
    },
    state: saved ? 'saved' : { failed: 'The disk is full.' },
    problem: () => undefined,
    edit: () => {},
    flush: () => Promise.resolve(saved),
  };
  const onclose = vi.fn();
  const competencies = [{ key: 'presence', name: 'Presence', words: '' }];
  const scale = { note: '', not_observed: 'Not observed', stages: [] };
  render(CompetencyNoteDialog, { kept, competencies, scale, onclose });
  return onclose;
}
const cross = () => userEvent.click(screen.getByRole('button', { name: words.close() }));

test('the cross does not hide words that could not be saved', async () => {
  const onclose = opened(false);
  await cross();
  await vi.waitFor(() => expect(screen.getByRole('dialog')).toHaveProperty('open', true));
  expect(await screen.findByDisplayValue('Stays with the pain.')).toBeTruthy();
  expect(onclose).not.toHaveBeenCalled();
});

test('the cross closes what is saved', async () => {
  const onclose = opened(true);
  await cross();
  await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
});

test('a stage without words asks for them beside the field', () => {
  opened(true, { stage: 3, words: ' ' });
  expect(screen.getByText(words.competency_words_wanted())).toBeTruthy();
});

test('neither words without a stage nor both are asked for more', () => {
  opened(true, { stage: 3 });
  expect(screen.queryByText(words.competency_words_wanted())).toBeNull();
});
