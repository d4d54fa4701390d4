// The routes of the hub as its controllers declare them; nothing is started.
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { HubConfig } from '#platform';
import { at } from '../../lib/paths.mjs';

const { HubModule } = await import(at('dist/apps/hub/src/hub.module.js'));

/** `GET /v1/doors/:door/statuses` … of every controller that the hub's modules name. */
export function hubRoutes() {
  const servers = { brokers: ['localhost:1'], databaseUrl: 'postgres://localhost:1/none' };
  return [...new Set([...controllersOf(HubModule.with(new HubConfig(), servers))].flatMap(routesOf))].sort();
}

function controllersOf(given, seen = new Set(), found = new Set()) {
  const { module, imports = [], controllers = [] } = typeof given === 'function' ? { module: given } : given;
  if (module === undefined || (seen.has(given) && typeof given === 'function')) return found;
  seen.add(given);
  const declared = (key) => Reflect.getMetadata(key, module) ?? [];
  for (const controller of [...controllers, ...declared(MODULE_METADATA.CONTROLLERS)]) found.add(controller);
  for (const each of [...imports, ...declared(MODULE_METADATA.IMPORTS)]) controllersOf(each.forwardRef?.() ?? each, seen, found);
  return found;
}

function routesOf(controller) {
  const base = Reflect.getMetadata(PATH_METADATA, controller) ?? '/';
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler = controller.prototype[name];
    const path = name === 'constructor' ? undefined : Reflect.getMetadata(PATH_METADATA, handler);
    if (path === undefined) return [];
    const full = `/${[base, path]
      .map((part) => part.replace(/^\/|\/$/g, ''))
      .filter(Boolean)
      .join('/')}`;
    return [`${RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler)]} ${full}`];
  });
}
