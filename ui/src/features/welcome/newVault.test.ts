import { expect, test } from 'vitest';
import { problemsOf, type Wanted } from './newVault';

const good: Wanted = {
  workspace: 'supervisor',
  name: 'Ingrid Solheim',
  passphrase: 'meadow kettle harbour',
  again: 'meadow kettle harbour',
};

test('a vault with all that it needs has no problems', () => {
  expect(problemsOf(good, 12)).toEqual({});
});

test('each field is told apart from the others', () => {
  const problems = problemsOf({ workspace: null, name: ' ', passphrase: 'short', again: '' }, 12);
  expect(Object.keys(problems)).toEqual(['workspace', 'name', 'passphrase']);
});

test('two passphrases that differ are told beside the second', () => {
  expect(Object.keys(problemsOf({ ...good, again: 'meadow kettle harbor' }, 12))).toEqual(['again']);
});

test('letters are counted as a person counts them', () => {
  expect(problemsOf({ ...good, passphrase: '🌿'.repeat(6), again: '🌿'.repeat(6) }, 12).passphrase).toContain(
    '12',
  );
  expect(problemsOf({ ...good, passphrase: '🌿'.repeat(12), again: '🌿'.repeat(12) }, 12)).toEqual({});
});
