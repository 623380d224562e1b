import { beforeEach, expect, test, vi } from 'vitest';
import { commands } from '$ipc/bindings';
import { STIR_MS, tellOfStirring } from './stir';

vi.mock('$ipc/bindings');

beforeEach(() => vi.resetAllMocks());

test('the shell is told at once that somebody is there, and then every ten seconds at most', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const end = tellOfStirring();
  const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  press();
  expect(commands.stir).toHaveBeenCalledTimes(1);
  now.mockReturnValue(STIR_MS - 1);
  press();
  window.dispatchEvent(new Event('pointermove'));
  expect(commands.stir).toHaveBeenCalledTimes(1);
  now.mockReturnValue(STIR_MS);
  press();
  expect(commands.stir).toHaveBeenCalledTimes(2);
  end();
  now.mockReturnValue(3 * STIR_MS);
  press();
  expect(commands.stir).toHaveBeenCalledTimes(2);
});
