/** Command-line settings of the embedded PostgreSQL. Durability (fsync, synchronous_commit, full_page_writes) stays at its default: on. */
export const postgresSettings = (port: number): readonly string[] =>
  Object.entries({
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '256MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // a statement in the log would carry personal data
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

export const INITDB_OPTIONS: readonly string[] = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--data-checksums'];
