import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import AmountField from './AmountField.svelte';

test('of an amount that cannot be read, no part that could is kept', async () => {
  const onchange = vi.fn();
  render(AmountField, { label: 'Amount', value: 12_000, onchange });
  const field = screen.getByLabelText<HTMLInputElement>('Amount');
  await userEvent.clear(field);
  await userEvent.type(field, '1e9');
  await userEvent.tab();
  expect(field.value).toBe('1e9');
  expect(onchange).toHaveBeenLastCalledWith(12_000);
});

test('an amount is read with a comma or a point', async () => {
  for (const typed of ['180,50', '180.50']) {
    const onchange = vi.fn();
    const { unmount } = render(AmountField, { label: 'Amount', onchange });
    await userEvent.type(screen.getByLabelText('Amount'), typed);
    expect(onchange).toHaveBeenLastCalledWith(18_050);
    unmount();
  }
});
