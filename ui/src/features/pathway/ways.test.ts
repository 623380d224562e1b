import { expect, test } from 'vitest';
import { placeFor } from '$app/metAt';
import { fieldFor, placeOf, placeOfNext } from './ways';

const next = { title: '', reason: '', session_number: null };

test('each requirement leads to the screen on which it is met', () => {
  expect(placeFor('level_a')).toEqual({ screen: 'training' });
  expect(placeFor('client_sessions')).toEqual({ screen: 'clients' });
  expect(placeFor('retreat_details')).toEqual({ screen: 'practice' });
  expect(placeFor('retreat_evidence')).toEqual({ screen: 'portfolio' });
  expect(placeFor('case_studies')).toEqual({ screen: 'case-studies' });
  expect(placeFor('fee_registration')).toEqual({ screen: 'own-fees' });
  expect(placeFor('application_training')).toEqual({ screen: 'application' });
  expect(placeFor('supervision_sessions')).toEqual({ screen: 'supervision' });
});

test('days and names are noted on the pathway itself', () => {
  expect(fieldFor('registration')).toBe('registered_on');
  expect(fieldFor('supervisor')).toBe('supervisor_name');
  expect(fieldFor('case_studies')).toBeNull();
});

test('a planned session leads straight into it', () => {
  expect(placeOfNext({ ...next, requirement: 'exit_interview', session: 's-10' })).toEqual({
    screen: 'session',
    candidate: null,
    id: 's-10',
  });
  expect(placeOfNext({ ...next, requirement: 'exit_interview', session: null })).toEqual({
    screen: 'supervision',
  });
});

test('each record that may hold files leads to its own screen', () => {
  const screens = (
    ['supervision_session', 'case_study', 'retreat', 'training', 'portfolio_item'] as const
  ).map((kind) => placeOf({ kind, id: 'some-id' }).screen);
  expect(screens).toEqual(['session', 'case-study', 'practice', 'training', 'portfolio']);
});
