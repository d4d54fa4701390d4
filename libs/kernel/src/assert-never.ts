/** The compiler proves that a switch is total; at run time a value from outside may still lie. */
export function assertNever(value: never): never {
  throw new TypeError(`a value outside its closed set: ${String(value)}`);
}
