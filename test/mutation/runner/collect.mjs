import { format } from 'node:util';

/** What the pure specs use of jest: `describe`, `it` and their tables. Anything else is not there, and a spec that needs it does not load. */
export function collector() {
  const tests = [];
  const around = [];
  let file = '';
  const seen = new Map();

  const it = (name, run) => {
    const full = [...around, name].join(' › ');
    const id = `${file} › ${full}`;
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    tests.push({ id: times === 0 ? id : `${id} (${times + 1})`, name: full, run });
  };
  const describe = (name, body) => {
    around.push(name);
    try {
      body();
    } finally {
      around.pop();
    }
  };
  const tables = (declare) =>
    Object.assign(declare, {
      each: (rows) => (name, body) =>
        rows.forEach((row) => {
          const values = Array.isArray(row) ? row : [row];
          declare(named(name, values), () => body(...values));
        }),
    });
  return { tests, globals: { describe: tables(describe), it: tables(it), test: tables(it) }, in: (path) => (file = path) };
}

/** The name with `%s`, `%i` … or `$field` filled in; what the name does not ask for is left out. */
function named(name, values) {
  const filled = format(name, ...values.slice(0, (name.match(/%[a-zA-Z]/g) ?? []).length));
  const [row] = values;
  return filled.replace(/\$(\w+)/g, (whole, field) => (typeof row === 'object' && row !== null && field in row ? String(row[field]) : whole));
}
