import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DEMO_HEAD_OFFICES, DEMO_PARTIES, DEMO_SUPERIORS, DESK_PARTY, DOORS, DOOR_PARTY, isInstitution, SUPERVISOR_PARTY } from '#contracts';
import type { Instant } from '#kernel';
import type { Tx } from '#persistence';
import { addCredential, newApiKey, type CredentialScope } from './credentials.js';

/** The three demo institutions whose agreement says Kafka. */
export const DEMO_KAFKA_PARTIES: readonly string[] = ['BNK-CCB-QD', 'PNC-PICC-QD', 'LIF-CLIC-QD'];

/** The party name under which operators' keys run. */
export const OPERATOR_PARTY = 'HUB-OPERATOR';

interface DemoKey {
  readonly name: string;
  readonly orgId: string;
  readonly scope: CredentialScope;
  /** An invented person at the desk. */
  readonly userHash?: string;
}

const variable = (text: string): string => `KEY_${text.toUpperCase().replaceAll('-', '_')}`;

const DEMO_KEYS: readonly DemoKey[] = [
  ...DOORS.map((door): DemoKey => ({ name: variable(door), orgId: DOOR_PARTY[door], scope: 'door' })),
  { name: 'KEY_DESK', orgId: DESK_PARTY, scope: 'desk' },
  { name: 'KEY_CLERK_A', orgId: DESK_PARTY, scope: 'desk', userHash: 'demo-clerk-a' },
  { name: 'KEY_CLERK_B', orgId: DESK_PARTY, scope: 'desk', userHash: 'demo-clerk-b' },
  { name: 'KEY_OPERATOR', orgId: OPERATOR_PARTY, scope: 'operator' },
  { name: 'KEY_SUPERVISOR', orgId: SUPERVISOR_PARTY, scope: 'supervisor' },
  { name: 'KEY_MEDIATION', orgId: 'MED-QD-CTR', scope: 'mediation' },
  { name: 'KEY_COURT', orgId: 'CRT-370202', scope: 'court' },
  ...[...DEMO_PARTIES, ...DEMO_HEAD_OFFICES]
    .filter(({ kind }) => isInstitution(kind))
    .map(({ orgId }): DemoKey => ({ name: variable(orgId), orgId, scope: 'institution' })),
];

/** The demo keys by variable name; made at random when first asked for and kept (0600) so that a restart changes nothing. */
export function demoKeys(path: string): Readonly<Record<string, string>> {
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
  const missing = DEMO_KEYS.filter(({ name }) => kept[name] === undefined);
  if (missing.length === 0) return kept;
  mkdirSync(dirname(path), { recursive: true });
  const keys = { ...kept, ...Object.fromEntries(missing.map(({ name }) => [name, newApiKey()])) };
  writeFileSync(path, JSON.stringify(keys, null, 1), { mode: 0o600 });
  return keys;
}

/** The 65 demo parties, three Kafka agreements and a key for each door, the desk, the operator and every institution. Idempotent. */
export async function seedDemo(tx: Tx, keysPath: string, at: Instant): Promise<void> {
  await tx.query(
    `insert into identity.party (org_id, name, kind, district_code, uscc, is_demo)
     select "orgId", name, kind, "districtCode", uscc, true from json_to_recordset($1::json) as p ("orgId" text, name text, kind text, "districtCode" text, uscc text) on conflict do nothing`,
    [JSON.stringify([...DEMO_PARTIES, ...DEMO_HEAD_OFFICES])],
  );
  await tx.query(
    `update identity.party p set superior_org_id = s.value from json_each_text($1::json) as s where p.org_id = s.key and p.superior_org_id is null`,
    [JSON.stringify(DEMO_SUPERIORS)],
  );
  await tx.query(`insert into identity.agreement (org_id, uses_kafka) select org_id, org_id = any($1) from identity.party on conflict do nothing`, [
    DEMO_KAFKA_PARTIES,
  ]);
  const keys = demoKeys(keysPath);
  for (const { name, orgId, scope, userHash } of DEMO_KEYS) {
    const key = keys[name];
    if (key !== undefined) await addCredential(tx, { key, orgId, scope, at, endOthersAt: null, ...(userHash === undefined ? {} : { userHash }) });
  }
}
