import { writeFileSync } from 'node:fs';
import { predictFile } from '../../../apps/cli/src/route/predict.command.js';

/** Predictions of a file without the command line of the hub: `predict.js in.ndjson.gz out.ndjson`. */
const [, , from, to] = process.argv;
if (from === undefined || to === undefined) throw new Error('usage: predict <orders.ndjson[.gz]> <predictions.ndjson>');
const lines: string[] = [];
await predictFile(from, (line) => lines.push(line));
writeFileSync(to, `${lines.join('\n')}\n`);
