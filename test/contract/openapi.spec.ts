import { readFileSync } from 'node:fs';
import { DOORS } from '#contracts';
import type { JsonObject, JsonValue } from '#kernel';
import { loadConfig } from '#platform';
import { HubModule } from '../../apps/hub/src/hub.module.js';
import { controllerRoutes } from './support/controller-routes.js';
import { isObject, refsIn, strictAjv } from './support/schema-check.js';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly JsonObject[];
  readonly responses: Readonly<Record<string, JsonObject>>;
  readonly security?: readonly JsonObject[];
}
interface OpenApi {
  readonly openapi: string;
  readonly security: readonly JsonObject[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<'schemas' | 'parameters' | 'responses' | 'securitySchemes', Readonly<Record<string, JsonObject>>>>;
}

const text = readFileSync('docs/generated/openapi.json', 'utf8');
const document = JSON.parse(text) as OpenApi;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, path, operation })),
);

/** `#/components/schemas/X` → what stands there. */
function target(ref: string): JsonValue | undefined {
  let found: JsonValue | undefined = JSON.parse(text) as JsonValue;
  for (const name of ref.slice(2).split('/')) found = isObject(found) ? found[name] : undefined;
  return found;
}

/** Nest's spelling of a path as OpenAPI's; `:door` becomes the four doors. */
function published(route: string): readonly string[] {
  const here = route.includes('/:door/') ? DOORS.map((door) => route.replace(':door', door)) : [route];
  return here.map((each) => each.replace(/(?<!:):(\w+)(?!:)/g, '{$1}').replaceAll('::', ':'));
}

describe('docs/generated/openapi.json', () => {
  it('holds exactly the routes of the hub’s controllers', () => {
    const config = loadConfig({ HUB_LOG_LEVEL: 'silent' });
    const routes = controllerRoutes(HubModule.with(config, { brokers: ['localhost:1'], databaseUrl: 'postgres://localhost:1/none' }));
    expect(routes.length).toBeGreaterThan(25);
    expect(operations.map(({ route }) => route).toSorted()).toEqual(routes.flatMap(published).toSorted());
  });

  it('is OpenAPI 3.1 whose every reference leads somewhere', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const refs = [...new Set(refsIn(JSON.parse(text) as JsonValue))];
    expect(refs.filter((ref) => target(ref) === undefined)).toEqual([]);
  });

  it('uses every component it defines', () => {
    const used = new Set(refsIn(JSON.parse(text) as JsonValue));
    const defined = (['schemas', 'parameters', 'responses'] as const).flatMap((kind) =>
      Object.keys(document.components[kind]).map((name) => `#/components/${kind}/${name}`),
    );
    expect(defined.filter((name) => !used.has(name))).toEqual([]);
  });

  it('has schemas that a strict validator compiles', () => {
    const ajv = strictAjv().addVocabulary(['components']);
    ajv.addSchema({ $id: 'urn:liandong:openapi', components: { schemas: document.components.schemas } });
    for (const name of Object.keys(document.components.schemas))
      expect(() => ajv.compile({ $ref: `urn:liandong:openapi#/components/schemas/${name}` })).not.toThrow();
  });

  it.each(operations)('$route names its path parameters, answers with problems and has one id', ({ path, operation }) => {
    const inPath = (operation.parameters ?? [])
      .map((parameter) => (typeof parameter.$ref === 'string' ? target(parameter.$ref) : parameter))
      .filter((parameter) => isObject(parameter) && parameter.in === 'path')
      .map((parameter) => (isObject(parameter) ? parameter.name : ''));
    expect(inPath.toSorted()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted());
    expect(operation.responses.default).toEqual({ $ref: '#/components/responses/Problem' });
    expect(operations.filter((other) => other.operation.operationId === operation.operationId)).toHaveLength(1);
  });

  it('asks for the key everywhere but at the process routes and the outbox page, which opens on a demo hub from its own machine only', () => {
    expect(document.components.securitySchemes.hubKey).toMatchObject({ type: 'apiKey', in: 'header', name: 'X-Hub-Key' });
    expect(document.security).toEqual([{ hubKey: [] }]);
    const open = operations.filter(({ operation }) => operation.security !== undefined).map(({ path }) => path);
    expect(open.toSorted()).toEqual(['/healthz', '/metrics', '/outbox', '/outbox.css', '/readyz']);
  });
});
