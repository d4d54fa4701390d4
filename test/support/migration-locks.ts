import type { HubMigration, Tx } from '#persistence';

/** A statement of a migration that holds a lock for as long as the table is large, or that the build of before does not survive. */
export interface LongLock {
  readonly migration: string;
  readonly rule: string;
  readonly statement: string;
}

interface Rule {
  readonly name: string;
  readonly finds: (statement: string, all: readonly string[]) => boolean;
}

const ADDED = /\badd column (?:if not exists )?\S+ [^,]*/g;
const RULES: readonly Rule[] = [
  { name: 'index-without-concurrently', finds: (sql) => /^create (unique )?index (?!concurrently)/.test(sql) },
  {
    name: 'not-null-column-without-default',
    finds: (sql) => [...sql.matchAll(ADDED)].some(([added]) => /\bnot null\b/.test(added) && !/\bdefault\b/.test(added) && !/\bgenerated\b/.test(added)),
  },
  {
    name: 'column-that-rewrites-the-table',
    finds: (sql) =>
      [...sql.matchAll(ADDED)].some(([added]) =>
        /\bgenerated (always|by default) as\b|\bserial\b|\bdefault (clock_timestamp|random|gen_random_uuid|uuidv7|nextval)\(/.test(added),
      ),
  },
  { name: 'column-of-another-type', finds: (sql) => /\balter column \S+ (set data )?type\b/.test(sql) },
  { name: 'set-not-null-without-a-validated-check', finds: (sql, all) => notNulls(sql).some((column) => !isValidated(column, all)) },
  {
    name: 'constraint-checked-at-once',
    finds: (sql) => /\badd (constraint \S+ )?(check|foreign key|unique|primary key|exclude)\b/.test(sql) && !/\bnot valid\b|\busing index\b/.test(sql),
  },
  { name: 'lock-table', finds: (sql) => sql.startsWith('lock ') },
  { name: 'update-of-every-row', finds: (sql) => sql.startsWith('update ') && !/\bwhere\b/.test(sql) },
  { name: 'delete-of-every-row', finds: (sql) => /^(delete from|truncate) /.test(sql) && !/\bwhere\b/.test(sql) },
  { name: 'what-the-build-of-before-reads', finds: (sql) => /\bdrop column\b|\brename (column|to)\b|^drop table\b/.test(sql) },
];

export const RULE_NAMES = RULES.map(({ name }) => name);

const notNulls = (sql: string): readonly string[] => [...sql.matchAll(/\balter column (\S+) set not null/g)].map(([, column]) => column ?? '');

/** `check (x is not null) not valid` is added and validated before: then the server reads no row under the lock. */
const isValidated = (column: string, all: readonly string[]): boolean =>
  all.some((sql) => {
    const [, name] = new RegExp(`add constraint (\\S+) check \\(+${column} is not null\\)+ not valid`).exec(sql) ?? [];
    return name !== undefined && all.some((other) => other.includes(`validate constraint ${name}`));
  });

/** Tables that stood before a migration: on a table that the same migration makes nobody waits. */
const tableOf = (sql: string): string | null =>
  /^(?:alter table (?:if exists )?(?:only )?|create (?:unique )?index (?:concurrently )?(?:if not exists )?\S+ on (?:only )?|update (?:only )?|delete from (?:only )?|truncate (?:table )?|lock (?:table )?|drop table (?:if exists )?)([\w.]+)/.exec(
    sql,
  )?.[1] ?? null;

/** Every long lock of `migrations`, in their order; what carries a reason (`locks`) is left out. */
export async function longLocks(migrations: readonly HubMigration[]): Promise<readonly LongLock[]> {
  const existing = new Set<string>();
  const found: LongLock[] = [];
  for (const migration of [...migrations].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const all = (await statementsOf(migration)).flatMap(split);
    for (const statement of migration.locks === undefined ? all : []) {
      const table = tableOf(statement);
      if (table === null || !existing.has(table)) continue;
      found.push(...RULES.filter(({ finds }) => finds(statement, all)).map(({ name }) => ({ migration: migration.id, rule: name, statement })));
    }
    for (const statement of all) {
      const [, made] = /^create (?:unlogged )?table (?:if not exists )?([\w.]+)/.exec(statement) ?? [];
      if (made !== undefined) existing.add(made);
    }
  }
  return found;
}

/** What a migration sends to the database, without one. */
async function statementsOf({ up }: HubMigration): Promise<readonly string[]> {
  const sent: string[] = [];
  const tx: Tx = {
    query: (sql) => {
      sent.push(sql);
      return Promise.resolve([]);
    },
    afterCommit: () => undefined,
  };
  await up(tx);
  return sent;
}

/** Single statements in lower case with single spaces; bodies of functions and texts are emptied first. */
function split(sql: string): readonly string[] {
  return sql
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .toLowerCase()
    .split(';')
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim())
    .filter((statement) => statement !== '');
}
