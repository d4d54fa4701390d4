import type { HubMigration } from '#persistence';

/** Two secrets in force while one takes over from the other, and the networks of an intranet partner that the hub may call. */
export const endpointsMigration: HubMigration = {
  id: '20261124000620-secrets-in-turn-and-allowed-networks',
  up: async (tx) => {
    await tx.query(`
      alter table identity.agreement
        add column older_secret text,
        add column older_secret_until timestamptz,
        add column allowed_networks text[] not null default '{}';
    `);
  },
  down: async (tx) => {
    await tx.query('alter table identity.agreement drop column older_secret, drop column older_secret_until, drop column allowed_networks');
  },
};
