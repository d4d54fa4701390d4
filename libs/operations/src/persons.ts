import { Inject, Injectable } from '@nestjs/common';
import { DESK_PARTY } from '#contracts';
import { addCredential, newApiKey, OPERATOR_PARTY, type CredentialScope } from '#identity';
import { instantMs, instantOf, type Clock, type JsonObject } from '#kernel';
import { Database } from '#persistence';
import { CLOCK, InputFault, MasterKey, Problem } from '#platform';

const SCOPES = ['desk', 'operator'] as const satisfies readonly CredentialScope[];
const STAFF_NUMBER = /^[\p{L}\p{N}._-]{2,40}$/u;
const OVERLAP_MS = 86_400_000;

/**
 * Keys of single people at the hub, for what needs two of them. A staff number is kept as a keyed hash only; the same number is the same person at
 * the desk and among the operators, so nobody becomes two by having two keys.
 */
@Injectable()
export class Persons {
  constructor(
    private readonly database: Database,
    private readonly master: MasterKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A key for `{person, scope}`; earlier ones of the same person and scope go on for a day. */
  async add(body: JsonObject): Promise<JsonObject> {
    const { userHash, scope, orgId } = this.named(body);
    const key = newApiKey();
    const at = this.clock.now();
    const endOthersAt = instantOf(instantMs(at) + OVERLAP_MS);
    await this.database.worker((tx) => addCredential(tx, { key, orgId, scope, at, endOthersAt, userHash }));
    return { orgId, scope, userHash, key };
  }

  /** Ends every key of `{person, scope}` at once. @throws Problem 404 `HUB_PERSON_UNKNOWN` */
  async end(body: JsonObject): Promise<JsonObject> {
    const { userHash, scope } = this.named(body);
    const ended = await this.database.statement(
      'update identity.credential set ends_at = $3 where user_hash = $1 and scope = $2 and (ends_at is null or ends_at > $3) returning key_hash',
      [userHash, scope, this.clock.now()],
    );
    if (ended.length === 0) throw new Problem(404, 'HUB_PERSON_UNKNOWN', '该工号没有有效密钥。This person has no key in force.');
    return { ended: ended.length };
  }

  private named(body: JsonObject): { readonly userHash: string; readonly scope: CredentialScope; readonly orgId: string } {
    const person = typeof body.person === 'string' && STAFF_NUMBER.test(body.person) ? body.person : null;
    const scope = SCOPES.find((known) => known === body.scope);
    const faults = [
      ...(person === null ? [{ path: '/person', code: 'HUB_VALUE_INVALID' as const, detail: 'a staff number: 2 to 40 letters, digits, dots, hyphens' }] : []),
      ...(scope === undefined ? [{ path: '/scope', code: 'HUB_VALUE_INVALID' as const, detail: 'desk or operator' }] : []),
    ];
    if (person === null || scope === undefined)
      throw new InputFault('HUB_BODY_INVALID', 422, '人员信息有误，见 errors。The person has faults: see errors.', faults);
    return { userHash: this.master.keyedHash('staff', `HUB\n${person}`), scope, orgId: scope === 'desk' ? DESK_PARTY : OPERATOR_PARTY };
  }
}
