import { expect, test } from 'vitest';
import { beginNew, whenNew } from './newAction';

test('only the screen that is open begins something new', () => {
  const begun: string[] = [];
  expect(beginNew()).toBe(false);
  const leaveOld = whenNew(() => begun.push('old'));
  const leave = whenNew(() => begun.push('new'));
  // The screen before goes after the next one has come.
  leaveOld();
  expect(beginNew()).toBe(true);
  expect(begun).toEqual(['new']);
  leave();
  expect(beginNew()).toBe(false);
});
