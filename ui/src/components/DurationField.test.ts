import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import DurationField from './DurationField.svelte';

test('a negative duration keeps the typed text, says how to mend it and is never emitted', async () => {
  const onchange = vi.fn();
  render(DurationField, { label: 'Duration', onchange });
  const field = screen.getByLabelText<HTMLInputElement>('Duration');
  await userEvent.type(field, '-50');
  await userEvent.tab();
  expect(field.value).toBe('-50');
  expect(screen.getByText('A duration cannot be negative. Write minutes like 50.')).toBeTruthy();
  expect(onchange).not.toHaveBeenCalled();
});

test('hours and minutes are emitted as minutes', async () => {
  const onchange = vi.fn();
  render(DurationField, { label: 'Duration', onchange });
  await userEvent.type(screen.getByLabelText('Duration'), '1:30');
  expect(onchange).toHaveBeenLastCalledWith(90);
});
