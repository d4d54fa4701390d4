import { DEMO_PARTIES } from '#contracts';
import { reportRecipient } from './report-recipient.js';

describe('recipients of reports', () => {
  it('are regulators and the police, and no institution, court, hotline or association', () => {
    const kinds = new Set(DEMO_PARTIES.filter((party) => reportRecipient(party) !== undefined).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['POLICE', 'REGULATOR']);
  });
});
