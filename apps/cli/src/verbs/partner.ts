import { ask, listIn } from '../hub/hub.js';
import { demoKeys, hubUrl } from '../hub/run-place.js';
import { asText } from '../output/failure.js';
import { print, printFields, printJson, printTable, talk } from '../output/print.js';
import { words } from '../output/words.js';

const PATH = '/v1/ops/partners';
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** With `env` base URL and demo keys as shell lines (no hub needed); else the registry. */
export async function partnerLs(options: { readonly env?: boolean; readonly json?: boolean }): Promise<void> {
  if (options.env === true) {
    print(`export HUB=${quoted(hubUrl())}`);
    for (const [name, key] of Object.entries(demoKeys())) print(`export ${name}=${quoted(key)}`);
    return;
  }
  const { json } = await ask('operator', 'GET', PATH);
  if (options.json === true) {
    printJson(json);
    return;
  }
  const way = (item: Readonly<Record<string, unknown>>): string =>
    ['inbox', ...(item.webhook === true ? ['webhook'] : []), ...(item.usesKafka === true ? ['kafka'] : [])].join('+');
  printTable(
    ['orgId', words('名称', 'name'), words('类别', 'kind'), words('区划', 'district'), words('接入', 'reached by'), words('演练', 'drill')],
    listIn(json, 'items').map((item) => [
      asText(item.orgId),
      asText(item.name),
      asText(item.kind),
      asText(item.districtCode),
      way(item),
      item.isDrill === true ? '✓' : '',
    ]),
  );
}

export interface AddOptions {
  readonly name: string;
  readonly kind: string;
  readonly district: string;
  readonly uscc: string;
  readonly kafka?: boolean;
  readonly drill?: boolean;
  readonly webhook?: string;
  readonly env?: boolean;
  readonly json?: boolean;
}

/** Registers an institution; its key (and the secret of its webhook) is shown this once. */
export async function partnerAdd(orgId: string, options: AddOptions): Promise<void> {
  const { name, kind, district, uscc, kafka, drill, webhook } = options;
  const party = { orgId, name, kind, districtCode: district, uscc, usesKafka: kafka === true, isDrill: drill === true };
  const { json } = await ask('operator', 'POST', PATH, { json: party });
  const agreed =
    webhook === undefined ? {} : (await ask('operator', 'PUT', `${PATH}/${encodeURIComponent(orgId)}/agreement`, { json: { webhookUrl: webhook } })).json;
  show(orgId, { ...json, ...(agreed.secret === undefined ? {} : { webhookSecret: agreed.secret }) }, options);
}

/** A new key; the earlier ones go on for a day. */
export async function partnerRotate(orgId: string, options: { readonly env?: boolean; readonly json?: boolean }): Promise<void> {
  const { json } = await ask('operator', 'POST', `${PATH}/${encodeURIComponent(orgId)}/rotate`, { json: {} });
  show(orgId, json, options);
}

/** A new signing secret of the party's pushes. */
export async function partnerRotateSecret(orgId: string, options: { readonly json?: boolean }): Promise<void> {
  const { json } = await ask('operator', 'POST', `${PATH}/${encodeURIComponent(orgId)}/rotate-secret`, { json: {} });
  show(orgId, json, options);
}

function show(orgId: string, answer: Readonly<Record<string, unknown>>, { env, json }: { readonly env?: boolean; readonly json?: boolean }): void {
  if (json === true) printJson(answer);
  else if (env === true) print(`export KEY_${orgId.toUpperCase().replaceAll('-', '_')}=${quoted(asText(answer.key))}`);
  else {
    printFields(answer);
    talk(words('密钥只显示这一次，请妥善保存', 'the key is shown this once: keep it safe'));
  }
}

export interface PersonOptions {
  readonly scope: string;
  readonly end?: boolean;
  readonly env?: boolean;
  readonly json?: boolean;
}

/** A key of one person at the hub's desk or among its operators; with `end` theirs stop at once. */
export async function partnerPerson(person: string, { scope, end, ...options }: PersonOptions): Promise<void> {
  const path = end === true ? '/v1/ops/persons/end' : '/v1/ops/persons';
  const { json } = await ask('operator', 'POST', path, { json: { person, scope } });
  if (end !== true) show(person, json, options);
  else if (options.json === true) printJson(json);
  else printFields(json);
}
