/** One open transaction. Everything that changes state takes it as a parameter; nobody opens one on the side. */
export interface Tx {
  /** Rows of a SELECT or of RETURNING. Parameters only, never spliced text. */
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Runs after the commit, never after a rollback: signals to relays and watchers. Must not throw. */
  afterCommit(run: () => void): void;
}
