import { Injectable } from '@nestjs/common';
import { PersonKeys } from '#identity';
import type { Instant, JsonObject } from '#kernel';
import { Database, type Tx } from '#persistence';
import { openSealed, sealText } from '#platform';
import { masked } from './masked.js';
import type { RosterOf } from './plan.js';
import type { Contact, GivenRoster } from './read-roster.js';
import type { Channel, Roster } from './roster.js';

interface ContactRow {
  readonly person: string;
  readonly channel: Channel;
  readonly masked: string;
}

const place = (party: string, person: string, channel: Channel): string => `contact:${party}:${person}:${channel}`;
const personRef = (party: string, person: string): string => `staff:${party}:${person}`;

/** Who is on duty at each party, and how they are reached. An address is sealed under its person's own key and leaves only towards its channel. */
@Injectable()
export class RosterBook {
  constructor(
    private readonly database: Database,
    private readonly keys: PersonKeys,
  ) {}

  /** Takes the place of the party's roster and of all its addresses. @returns its revision */
  async replace(party: string, { roster, contacts }: GivenRoster, by: { readonly at: Instant; readonly who: string }): Promise<number> {
    return this.database.worker(async (tx) => {
      const [row] = await tx.query<{ revision: number }>(
        `insert into delivery.roster as r (party, document, changed_at, changed_by) values ($1, $2, $3, $4)
         on conflict (party) do update set document = excluded.document, changed_at = excluded.changed_at, changed_by = excluded.changed_by, revision = r.revision + 1 returning revision`,
        [party, JSON.stringify(roster), by.at, by.who],
      );
      await tx.query('delete from delivery.contact where party = $1', [party]);
      for (const contact of contacts) await this.keep(tx, party, contact);
      return row?.revision ?? 1;
    });
  }

  private async keep(tx: Tx, party: string, { person, channel, address }: Contact): Promise<void> {
    const ref = personRef(party, person);
    const key = (await this.keys.forPersons(tx, [ref])).get(ref);
    if (!key) throw new Error('the key of a person was neither made nor found');
    await tx.query('insert into delivery.contact (party, person, channel, key_id, sealed, masked) values ($1, $2, $3, $4, $5, $6)', [
      party,
      person,
      channel,
      key.keyId,
      sealText(key, address, place(party, person, channel)),
      masked(channel, address),
    ]);
  }

  /** As operators see it: addresses masked. Null where the party has none. */
  async show(party: string, at: Instant): Promise<JsonObject | null> {
    return this.database.app({ orgId: party, scope: 'party', at }, async (tx) => {
      const [row] = await tx.query<{ document: JsonObject; revision: number; changed_at: Date }>(
        'select document, revision, changed_at from delivery.roster where party = $1',
        [party],
      );
      const contacts = await tx.query<ContactRow>('select person, channel, masked from delivery.contact where party = $1 order by person, channel', [party]);
      return row === undefined
        ? null
        : { party, revision: row.revision, changedAt: row.changed_at.toISOString(), ...row.document, contacts: contacts.map((contact) => ({ ...contact })) };
    });
  }

  async rosters(tx: Tx, parties: readonly string[]): Promise<RosterOf> {
    const rows = await tx.query<{ party: string; document: Roster }>('select party, document from delivery.roster where party = any($1)', [parties]);
    const known = new Map(rows.map(({ party, document }) => [party, document]));
    return (party) => known.get(party) ?? null;
  }

  /** The address itself, for its channel; null where there is none any more. */
  async address(party: string, person: string, channel: Channel): Promise<string | null> {
    return this.database.worker(async (tx) => {
      const [row] = await tx.query<{ key_id: string; sealed: string }>(
        'select key_id, sealed from delivery.contact where party = $1 and person = $2 and channel = $3',
        [party, person, channel],
      );
      const key = row === undefined ? undefined : (await this.keys.byIds(tx, [row.key_id])).get(row.key_id);
      return row === undefined || key === undefined ? null : openSealed(key, row.sealed, place(party, person, channel));
    });
  }
}
