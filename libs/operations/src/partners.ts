import { Inject, Injectable } from '@nestjs/common';
import { institutionCommandTopic, institutionInboxTopic, isInstitution, GROUPS, type PartyKind } from '#contracts';
import { checkEndpoint, isPartnerNetwork, reachOf } from '#delivery';
import { addCredential, newApiKey, newSecret, PartyDirectory, turnSecret } from '#identity';
import { instantMs, instantOf, isUscc, type Clock, type JsonObject, type JsonValue } from '#kernel';
import { BatchStrategy, KafkaPort } from '#messaging';
import { Database } from '#persistence';
import { CLOCK, HubConfig, InputFault, Problem, type Fault } from '#platform';

const KINDS: readonly PartyKind[] = [
  'BANK_STATE',
  'BANK_JOINT',
  'BANK_CITY',
  'BANK_RURAL',
  'BANK_FOREIGN',
  'CONSUMER_FINANCE',
  'WEALTH_SUB',
  'INSURER_PC',
  'INSURER_LIFE',
  'REGULATOR',
  'POLICE',
  'COURT',
  'MEDIATION',
  'ASSOCIATION',
];
const OVERLAP_MS = 86_400_000;

/** Adds parties, turns their keys, and keeps what their agreement says about how they are reached. */
@Injectable()
export class Partners {
  constructor(
    private readonly database: Database,
    private readonly directory: PartyDirectory,
    private readonly kafka: KafkaPort,
    private readonly strategy: BatchStrategy,
    private readonly config: HubConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(): readonly JsonObject[] {
    return this.directory.all().map(({ orgId, name, kind, districtCode, isDemo, isActive, usesKafka, webhookUrl, isDrill }) => ({
      orgId,
      name,
      kind,
      districtCode,
      isDemo,
      isActive,
      usesKafka,
      webhook: webhookUrl !== null,
      isDrill,
    }));
  }

  /** @throws InputFault 422 with one entry a fault · Problem 409 `HUB_PARTY_EXISTS` */
  async add(body: JsonObject): Promise<JsonObject> {
    const party = partyOf(body);
    const key = newApiKey();
    await this.database.worker(async (tx) => {
      const made = await tx.query(
        'insert into identity.party (org_id, name, kind, district_code, uscc, is_demo) values ($1, $2, $3, $4, $5, false) on conflict do nothing returning org_id',
        [party.orgId, party.name, party.kind, party.districtCode, party.uscc],
      );
      if (made.length === 0) throw new Problem(409, 'HUB_PARTY_EXISTS', '该机构已登记，如需新密钥请轮换。The party exists: rotate its key instead.');
      await tx.query('insert into identity.agreement (org_id, uses_kafka, is_drill) values ($1, $2, $3)', [party.orgId, party.usesKafka, party.isDrill]);
      await addCredential(tx, { key, orgId: party.orgId, scope: 'institution', at: this.clock.now(), endOthersAt: null });
    });
    if (party.usesKafka) await this.makeTopics(party.orgId);
    await this.directory.refresh();
    return { orgId: party.orgId, key };
  }

  async rotate(orgId: string): Promise<JsonObject> {
    const party = this.known(orgId);
    if (!isInstitution(party.kind))
      throw new Problem(409, 'HUB_PARTY_KIND', '渠道和受理岗的密钥由平台管理员更换。Keys of doors and of the desk are changed in the key file.');
    const key = newApiKey();
    const at = this.clock.now();
    await this.database.worker((tx) => addCredential(tx, { key, orgId, scope: 'institution', at, endOthersAt: instantOf(instantMs(at) + OVERLAP_MS) }));
    return { orgId, key, othersEndAt: instantOf(instantMs(at) + OVERLAP_MS) };
  }

  /** @throws InputFault 422 with the reason for each address or network that may not be */
  async agree(orgId: string, body: JsonObject): Promise<JsonObject> {
    const party = this.known(orgId);
    const { webhookUrl, callbackUrl, usesKafka } = body;
    const allowedNetworks = networksOf(body.allowedNetworks);
    const reach = reachOf(this.config.HUB_DEMO, allowedNetworks ?? party.allowedNetworks);
    checkAddresses({ webhookUrl, callbackUrl }, reach);
    const secret = typeof webhookUrl === 'string' || typeof callbackUrl === 'string' ? newSecret() : null;
    await this.database.worker(async (tx) => {
      await tx.query(
        `insert into identity.agreement as a (org_id, webhook_url, callback_url, uses_kafka, allowed_networks) values ($1, $2, $3, coalesce($4, false), coalesce($7::text[], '{}'))
         on conflict (org_id) do update set webhook_url = case when $5 then excluded.webhook_url else a.webhook_url end, callback_url = case when $6 then excluded.callback_url else a.callback_url end,
           uses_kafka = coalesce($4, a.uses_kafka), allowed_networks = coalesce($7::text[], a.allowed_networks), revision = a.revision + 1`,
        [
          orgId,
          webhookUrl ?? null,
          callbackUrl ?? null,
          typeof usesKafka === 'boolean' ? usesKafka : null,
          webhookUrl !== undefined,
          callbackUrl !== undefined,
          allowedNetworks,
        ],
      );
      if (secret !== null) await turnSecret(tx, orgId, secret);
    });
    if (usesKafka === true) await this.makeTopics(orgId);
    await this.directory.refresh();
    return { orgId, secret };
  }

  /** A new signing secret; for a day pushes are signed with the one before it too. @throws Problem 409 `HUB_SECRET_MISSING` */
  async rotateSecret(orgId: string): Promise<JsonObject> {
    if (this.known(orgId).webhookSecret === null)
      throw new Problem(409, 'HUB_SECRET_MISSING', '该机构还没有登记推送地址。This party has no endpoint yet: register one first.');
    const secret = newSecret();
    const olderUntil = await this.database.worker((tx) => turnSecret(tx, orgId, secret));
    await this.directory.refresh();
    return { orgId, secret, olderUntil };
  }

  /** A party's pair of topics, one partition each; the command consumer finds it by its pattern. */
  private async makeTopics(orgId: string): Promise<void> {
    const topics = [institutionInboxTopic(orgId), institutionCommandTopic(orgId)];
    await this.kafka.ensureTopics(
      topics.map((topic) => ({ topic, partitions: 1, retentionMs: 2_592_000_000, key: 'referralId', producers: [], consumers: [], secrecy: 'restricted' })),
    );
    await this.strategy.resubscribe(GROUPS.institutionCommand);
  }

  private known(orgId: string): NonNullable<ReturnType<PartyDirectory['get']>> {
    const party = this.directory.get(orgId);
    if (!party) throw new Problem(404, 'HUB_PARTY_UNKNOWN', '没有登记该机构。No party has this orgId.');
    return party;
  }
}

interface NewParty {
  readonly orgId: string;
  readonly name: string;
  readonly kind: PartyKind;
  readonly districtCode: string;
  readonly uscc: string;
  readonly usesKafka: boolean;
  readonly isDrill: boolean;
}

function partyOf(body: JsonObject): NewParty {
  const { orgId, name, kind, districtCode, uscc, usesKafka, isDrill } = body;
  const faults: Fault[] = [];
  const check = (path: string, right: boolean, detail: string): void => {
    if (!right) faults.push({ path: `/${path}`, code: 'HUB_VALUE_INVALID', detail });
  };
  check('orgId', typeof orgId === 'string' && /^[A-Z0-9]{2,6}(-[A-Z0-9]{1,12}){1,3}$/.test(orgId), 'capital letters, digits and hyphens, such as BNK-NEW-QD');
  check('name', typeof name === 'string' && name.length >= 2 && name.length <= 100, 'the official name, 2 to 100 characters');
  check(
    'kind',
    KINDS.some((known) => known === kind),
    `one of ${KINDS.join(', ')}`,
  );
  check('districtCode', typeof districtCode === 'string' && /^\d{6}$/.test(districtCode), 'six digits, GB/T 2260');
  check('uscc', typeof uscc === 'string' && isUscc(uscc), '18 characters with a right check character, GB 32100');
  if (faults.length > 0) throw new InputFault('HUB_BODY_INVALID', 422, '机构信息有误，见 errors。The party has faults: see errors.', faults);
  return {
    ...(body as unknown as Pick<NewParty, 'orgId' | 'name' | 'kind' | 'districtCode' | 'uscc'>),
    usesKafka: usesKafka === true,
    isDrill: isDrill === true,
  };
}

const MOST_NETWORKS = 20;

/** Networks of an intranet partner; undefined in the body leaves them as they are. This machine and link-local ones can never be allowed. */
function networksOf(given: JsonValue | undefined): readonly string[] | null {
  if (given === undefined) return null;
  const networks = Array.isArray(given) ? given.filter((each): each is string => typeof each === 'string' && isPartnerNetwork(each)) : [];
  if (!Array.isArray(given) || networks.length !== given.length || networks.length > MOST_NETWORKS)
    throw new InputFault('HUB_BODY_INVALID', 422, '网段有误，见 errors。The networks have faults: see errors.', [
      {
        path: '/allowedNetworks',
        code: 'HUB_NETWORK_INVALID',
        detail: `at most ${MOST_NETWORKS} networks such as 10.20.0.0/16; not this machine, not link-local`,
      },
    ]);
  return networks;
}

/** The one check of delivery, before anything is kept: what may not be called may not be registered. */
function checkAddresses(addresses: Readonly<Record<string, JsonValue | undefined>>, reach: Parameters<typeof checkEndpoint>[1]): void {
  const faults = Object.entries(addresses).flatMap(([name, url]): Fault[] => {
    const check = url === undefined || url === null ? null : checkEndpoint(url, reach);
    return check === null || check.accepted ? [] : [{ path: `/${name}`, code: check.code, detail: check.detail }];
  });
  const [first] = faults;
  if (first !== undefined) throw new InputFault(first.code, 422, first.detail, faults);
}
