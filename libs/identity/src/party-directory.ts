import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Party, PartyKind } from '#contracts';
import { Database, type Tx } from '#persistence';

/** A party and how it is reached (its agreement). */
export interface RegisteredParty extends Party {
  readonly isActive: boolean;
  readonly usesKafka: boolean;
  readonly webhookUrl: string | null;
  readonly webhookSecret: string | null;
  /** The secret before the present one: pushes are signed with both until it ends. */
  readonly olderSecret: { readonly secret: string; readonly until: Date } | null;
  /** Networks (CIDR) of an intranet partner that its endpoint may lie in. */
  readonly allowedNetworks: readonly string[];
  readonly callbackUrl: string | null;
  readonly isDrill: boolean;
  /** The unit next above (上级单位): approves long extensions and reviews decisions. */
  readonly superiorOrgId: string | null;
}

interface PartyRow {
  readonly org_id: string;
  readonly name: string;
  readonly kind: PartyKind;
  readonly district_code: string;
  readonly uscc: string;
  readonly is_demo: boolean;
  readonly is_active: boolean;
  readonly uses_kafka: boolean | null;
  readonly webhook_url: string | null;
  readonly webhook_secret: string | null;
  readonly older_secret: string | null;
  readonly older_secret_until: Date | null;
  readonly allowed_networks: readonly string[] | null;
  readonly callback_url: string | null;
  readonly is_drill: boolean | null;
  readonly superior_org_id: string | null;
}

const REFRESH_MS = 2_000;

/** The registry of parties as this process knows it: read often, changed seldom, at most two seconds old. */
@Injectable()
export class PartyDirectory implements OnModuleInit, OnApplicationShutdown {
  private parties: ReadonlyMap<string, RegisteredParty> = new Map();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh().catch(() => undefined), REFRESH_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  get(orgId: string): RegisteredParty | undefined {
    return this.parties.get(orgId);
  }

  all(): readonly RegisteredParty[] {
    return [...this.parties.values()];
  }

  async refresh(): Promise<void> {
    const rows = await this.database.worker((tx) => partyRows(tx));
    this.parties = new Map(rows.map((row) => [row.org_id, partyOf(row)]));
  }
}

const partyRows = (tx: Tx): Promise<PartyRow[]> =>
  tx.query<PartyRow>('select * from identity.party left join identity.agreement using (org_id) order by org_id');

const partyOf = (row: PartyRow): RegisteredParty => ({
  orgId: row.org_id,
  name: row.name,
  kind: row.kind,
  districtCode: row.district_code,
  uscc: row.uscc,
  isDemo: row.is_demo,
  isActive: row.is_active,
  usesKafka: row.uses_kafka ?? false,
  webhookUrl: row.webhook_url,
  webhookSecret: row.webhook_secret,
  olderSecret: row.older_secret === null || row.older_secret_until === null ? null : { secret: row.older_secret, until: row.older_secret_until },
  allowedNetworks: row.allowed_networks ?? [],
  callbackUrl: row.callback_url,
  isDrill: row.is_drill ?? false,
  superiorOrgId: row.superior_org_id,
});
