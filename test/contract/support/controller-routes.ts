import 'reflect-metadata';
import { RequestMethod, type DynamicModule, type ForwardReference, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';

type Given = Type | DynamicModule | ForwardReference<() => Type>;
type Prototype = Readonly<Record<string, object>>;

const metadata = (key: string, target: object): unknown => Reflect.getMetadata(key, target) as unknown;
const declared = (key: string, target: object): readonly Given[] => (metadata(key, target) ?? []) as readonly Given[];

/** `GET /v1/doors/:door/statuses` … as the controllers of a module and of all it imports declare them. Nothing is started. */
export function controllerRoutes(root: Given): readonly string[] {
  return [...new Set([...controllersOf(root, new Set())].flatMap(routesOf))].toSorted();
}

function controllersOf(given: Given, seen: Set<Given>): ReadonlySet<Type> {
  if (seen.has(given)) return new Set();
  seen.add(given);
  if ('forwardRef' in given) return controllersOf(given.forwardRef(), seen);
  const { module, controllers, imports } = 'module' in given ? given : { module: given, controllers: [], imports: [] };
  const own = [...(controllers ?? []), ...(declared(MODULE_METADATA.CONTROLLERS, module) as readonly Type[])];
  const others = [...(imports ?? []), ...declared(MODULE_METADATA.IMPORTS, module)] as readonly Given[];
  return new Set([...own, ...others.flatMap((each) => [...controllersOf(each, seen)])]);
}

function routesOf(controller: Type): readonly string[] {
  const base = (metadata(PATH_METADATA, controller) ?? '') as string;
  const prototype = controller.prototype as Prototype;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = name === 'constructor' ? undefined : prototype[name];
    const path = handler === undefined ? undefined : metadata(PATH_METADATA, handler);
    if (handler === undefined || typeof path !== 'string') return [];
    const method = RequestMethod[metadata(METHOD_METADATA, handler) as RequestMethod];
    const parts = [base, path].map((part) => part.replace(/^\/|\/$/g, '')).filter((part) => part !== '');
    return [`${method} /${parts.join('/')}`];
  });
}
