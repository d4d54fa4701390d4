import type { HubMigration } from '#persistence';

const ENDED = `('CLOSED', 'NOT_ACCEPTED', 'WITHDRAWN', 'MERGED', 'TRANSFERRED_OUT')`;

/** When an ended case that could not be archived is looked at again. */
export const archiveMigration: HubMigration = {
  id: '20261124130000-archive',
  locks: 'before the first release: no case is kept',
  up: async (tx) => {
    await tx.query(`
      alter table casework.referral add column archive_look_at timestamptz;
      create index referral_to_archive on casework.referral (updated_at) where status in ${ENDED};
    `);
  },
  down: async (tx) => {
    await tx.query('drop index casework.referral_to_archive; alter table casework.referral drop column archive_look_at');
  },
};
