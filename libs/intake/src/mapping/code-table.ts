import type { Instant, LocalDate } from '#kernel';
import type { UnknownCode } from '#contracts';

/** The words of one code list of a source and what they mean to the hub, by edition: a list that changes gets a new edition, old orders keep theirs. */
export interface CodeTable<Code> {
  readonly field: string;
  /** Oldest first. */
  readonly editions: readonly { readonly since: LocalDate; readonly words: ReadonlyMap<string, Code> }[];
}

export const codeTable = <Code>(field: string, since: string, words: readonly (readonly [string, Code])[]): CodeTable<Code> => ({
  field,
  editions: [{ since: since as LocalDate, words: new Map(words) }],
});

/** The code of `word` in the edition in force at `at`; undefined where that edition does not know it. */
export function codeOf<Code>(table: CodeTable<Code>, word: string, at: Instant): Code | undefined {
  const edition = table.editions.findLast(({ since }) => since <= at.slice(0, 10)) ?? table.editions[0];
  return edition?.words.get(word);
}

/** Collects the words that no edition knows: they travel raw and the referral is classified by hand, never dropped. */
export class UnknownCodes {
  readonly list: UnknownCode[] = [];

  constructor(private readonly at: Instant) {}

  map<Code>(table: CodeTable<Code>, word: string): Code | null {
    const code = codeOf(table, word, this.at);
    if (code === undefined) this.keep(table.field, word);
    return code ?? null;
  }

  keep(field: string, raw: string): void {
    this.list.push({ field, raw });
  }
}
