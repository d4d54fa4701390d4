import { Injectable } from '@nestjs/common';
import type { JsonValue } from '#kernel';
import { Database } from '#persistence';

/** Switches that operators turn while the hub runs (the sandbox, a door's kill switch), shared by all processes. */
@Injectable()
export class Settings {
  constructor(private readonly database: Database) {}

  async get(name: string): Promise<JsonValue> {
    const [row] = await this.database.worker((tx) => tx.query<{ value: JsonValue }>('select value from identity.setting where name = $1', [name]));
    return row?.value ?? null;
  }

  async set(name: string, value: JsonValue): Promise<void> {
    await this.database.worker((tx) =>
      tx.query('insert into identity.setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value', [
        name,
        JSON.stringify(value),
      ]),
    );
  }
}
