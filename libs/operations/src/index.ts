export { OperationsModule } from './operations.module.js';
export { SANDBOX_SETTING } from './http/sandbox.controller.js';
export type { HostedHub, HostOptions, Servers } from './host/host-hub.js';
export type { RunOptions } from './host/run-hub.js';
export { runHub } from './host/run-hub.js';
export { hostHub } from './host/host-hub.js';
export type { AppOptions } from './host/host-app.js';
export { infrastructure, runApp } from './host/host-app.js';
export { demoKeysPath } from './host/run-file.js';
