/** The rule set after validation; its file form is described by `rule-set.schema.json`. */
export interface RuleSet {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly order: readonly string[];
  readonly parameters: Parameters;
  /** The party that reports of violations go to (R1). */
  readonly regulator: string;
  readonly parties: readonly PartyAliases[];
  readonly groups: readonly GroupName[];
  readonly outsiders: readonly Outsider[];
  readonly decoys: readonly string[];
  readonly homophones: readonly string[];
  readonly lineWords: readonly WeightedWords[];
  readonly lineNames: readonly TaggedWords[];
  readonly causeWords: readonly WeightedWords[];
  readonly demandWords: readonly TaggedWords[];
  readonly roleCues: readonly RoleCue[];
  readonly clauseCues: readonly TaggedWords[];
  readonly matterWords: readonly TaggedWords[];
  readonly regulatorTopics: readonly string[];
  readonly urgencyWords: readonly TaggedWords[];
  readonly peopleWords: readonly TaggedWords[];
  readonly groupNames: readonly TaggedWords[];
  readonly sectorTopics: readonly { readonly sector: string; readonly words: readonly string[] }[];
  readonly placeWords: readonly TaggedWords[];
  readonly wordPairs: readonly WordPair[];
  readonly transfers: readonly Transfer[];
}

/** Scores are 0–1 (DOMAIN §3.5 R4), amounts in fen, ages in years, the rest head counts or days. All D. */
export interface Parameters {
  readonly autoDispatchScore: number;
  readonly exactCode: number;
  readonly officialName: number;
  readonly alias: number;
  readonly homophone: number;
  readonly aliasUnknownLine: number;
  readonly ambiguous: number;
  readonly seniorYears: number;
  readonly majorAmountFen: number;
  readonly groupPersons: number;
  readonly manyPersons: number;
  readonly jointVisitPersons: number;
  readonly massPersons: number;
  readonly repeats: number;
  readonly duplicateDays: number;
}

export interface TaggedWords {
  readonly tag: string;
  readonly words: readonly string[];
}
export interface WeightedWords extends TaggedWords {
  readonly weight: number;
}
/** Two words that mean something together; `gap` in characters. */
export interface WordPair {
  readonly family: 'matter' | 'urgency';
  readonly tag: string;
  readonly first: readonly string[];
  readonly then: readonly string[];
  readonly gap: number;
}
export interface RoleCue extends TaggedWords {
  readonly place: 'before' | 'after';
}
export interface PartyAliases {
  readonly orgId: string;
  readonly words: readonly string[];
  /** Also ordinary words: in running text they count only beside a word of finance. */
  readonly weak: readonly string[];
  /** Everyday words (建设, 交通): they name the institution in the respondent field and nowhere else. */
  readonly fieldOnly: readonly string[];
}
export interface GroupName {
  readonly name: string;
  readonly words: readonly string[];
  readonly weak: readonly string[];
  readonly fieldOnly: readonly string[];
  readonly members: readonly string[];
  readonly usual: string | null;
}
export interface Outsider {
  readonly id: string;
  readonly sector: string;
  readonly kind: string;
  readonly words: readonly string[];
  readonly weak: readonly string[];
  readonly fieldOnly: readonly string[];
}
export interface Transfer {
  readonly sector: string;
  readonly to: string;
  readonly toName: string;
  readonly advice: string;
}
