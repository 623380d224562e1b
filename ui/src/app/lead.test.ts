import { describe, expect, it } from 'vitest';
import type { Programme } from '$ipc';
import { leadOf } from './lead';

const programme = {
  notices: [{ key: 'recommendation' }, { key: 'assessment_completed' }],
  eligibility: [{ key: 'attestation' }],
  letters: { recommendation: { key: 'recommendation', sections: [{ key: 'focus' }] } },
  fees: { list: [{ key: 'supervision' }] },
} as unknown as Programme;

const tab = (requirement: string) => leadOf(requirement, programme, 'marisol');

describe('the way from a requirement', () => {
  it('leads to the session that is planned for it', () => {
    expect(leadOf('orientation', programme, 'marisol', 's1')).toEqual({
      to: { screen: 'session', id: 's1', candidate: 'marisol' },
    });
  });

  it.each([
    ['orientation', 'sessions'],
    ['plan', 'plan'],
    ['agreement', 'plan'],
    ['write_ups_reviewed', 'review'],
    ['decision', 'exit'],
    ['recommendation_focus', 'letter'],
    ['recommendation_exported', 'letter'],
    ['fee_supervision', 'fees'],
  ])('%s leads to the tab %s', (requirement, wanted) => {
    expect(tab(requirement)).toEqual({ to: { screen: 'candidate', id: 'marisol', tab: wanted } });
  });

  it('stays here for notices and for the candidate’s details', () => {
    expect(tab('recommendation')).toEqual({ here: 'notice', notice: 'recommendation' });
    expect(tab('attestation')).toEqual({ here: 'details' });
    expect(tab('registration')).toEqual({ here: 'details' });
  });
});
