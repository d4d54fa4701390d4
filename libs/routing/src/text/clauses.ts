const codesOf = (text: string): ReadonlySet<number> => new Set(Array.from(text, (c) => c.charCodeAt(0)));
const BREAK_CODES = codesOf('，。；！？、,;!?:：\n\r（）()【】「」…');
const SENTENCE_CODES = codesOf('。！？!?\n\r');

/** Where clauses and sentences begin: `clauseOf[i]` and `sentenceOf[i]` number the clause and sentence that the i-th unit stands in. */
export interface Clauses {
  readonly clauseOf: Int32Array;
  readonly sentenceOf: Int32Array;
}

/** Linear. */
export function clausesOf(text: string): Clauses {
  const clauseOf = new Int32Array(text.length + 1);
  const sentenceOf = new Int32Array(text.length + 1);
  let clause = 0;
  let sentence = 0;
  for (let i = 0; i < text.length; i += 1) {
    clauseOf[i] = clause;
    sentenceOf[i] = sentence;
    const code = text.charCodeAt(i);
    if (BREAK_CODES.has(code)) clause += 1;
    if (SENTENCE_CODES.has(code)) sentence += 1;
  }
  clauseOf[text.length] = clause;
  sentenceOf[text.length] = sentence;
  return { clauseOf, sentenceOf };
}
