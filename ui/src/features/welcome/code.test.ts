import { expect, test } from 'vitest';
import { groupsTyped } from './code';

test('a code is read whatever stands between its groups', () => {
  const code = ['7K3QD', '9M2XA', 'P4T80', 'HH1VC', 'ZQ6WN', '2RJ5B', 'E8D3K', 'X0YAM'];
  expect(groupsTyped(code.join('-'))).toEqual(code);
  expect(groupsTyped(code.join('\n').toLowerCase())).toEqual(code);
  expect(groupsTyped(code.join(''))).toEqual(code);
});

test('a letter that no code holds is read as the figure that it looks like', () => {
  expect(groupsTyped('oO iI l')[0]).toBe('00111');
});

test('what is still to come is empty, and what is too much is left to the vault', () => {
  expect(groupsTyped('7K3QD 9M')).toEqual(['7K3QD', '9M', '', '', '', '', '', '']);
  expect(groupsTyped('A'.repeat(50))).toHaveLength(8);
});
