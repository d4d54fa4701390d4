import type { HubMigration } from '#persistence';

/** Refused commands are kept for a time, and a flood of them on one case is counted instead of written out. */
export const boundRefusals: HubMigration = {
  id: '20261124134500-bound-refused-commands',
  locks: 'before the first release: no command was refused yet',
  up: async (tx) => {
    await tx.query(`
      alter table casework.refused_command add column refusal_id bigint generated always as identity, add column more int not null default 0;
      alter table casework.refused_command add primary key (refusal_id);
      create index refused_by_age on casework.refused_command (refused_at);
      grant update (more), delete on casework.refused_command to hub_worker;
    `);
  },
  down: async (tx) => {
    await tx.query('drop index casework.refused_by_age; alter table casework.refused_command drop column refusal_id, drop column more');
  },
};

/** Counting a party's refusals on a case reads its own rows only. */
export const refusalsByParty: HubMigration = {
  id: '20261124141200-index-refusals-by-party',
  locks: 'before the first release: no command was refused yet',
  up: async (tx) => {
    await tx.query('create index refused_of_party on casework.refused_command (referral_id, party, refused_at); drop index casework.refused_of_referral');
  },
  down: async (tx) => {
    await tx.query('create index refused_of_referral on casework.refused_command (referral_id, refused_at); drop index casework.refused_of_party');
  },
};
