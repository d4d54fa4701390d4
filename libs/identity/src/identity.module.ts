import { Global, Module } from '@nestjs/common';
import { Credentials } from './credentials.js';
import { HubClock } from './hub-clock/hub-clock.js';
import { LinePauses } from './lines/line-pauses.js';
import { PartyLines } from './lines/party-lines.js';
import { SequenceBook } from './lines/sequence-book.js';
import { PartyDirectory } from './party-directory.js';
import { PersonKeys } from './person-keys.js';
import { Settings } from './settings.js';

/** Who is calling, for which party, and how each party is reached; the keys of persons. Owns the schema `identity`. */
@Global()
@Module({
  providers: [PartyDirectory, Credentials, PersonKeys, Settings, HubClock, PartyLines, LinePauses, SequenceBook],
  exports: [PartyDirectory, Credentials, PersonKeys, Settings, HubClock, PartyLines, LinePauses, SequenceBook],
})
export class IdentityModule {}
