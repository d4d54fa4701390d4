const CLAUSE = 1;
const SENTENCE = 2;

/** Which characters end a clause or a sentence; a table, because this is asked of every character. */
const BREAKS: Uint8Array = (() => {
  const table = new Uint8Array(0x1_0000);
  for (const c of '，；、,;:：（）()【】「」…') table[c.charCodeAt(0)] = CLAUSE;
  for (const c of '。！？!?\n\r') table[c.charCodeAt(0)] = SENTENCE;
  return table;
})();

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
    const ends = BREAKS[text.charCodeAt(i)] ?? 0;
    if (ends >= CLAUSE) clause += 1;
    if (ends === SENTENCE) sentence += 1;
  }
  clauseOf[text.length] = clause;
  sentenceOf[text.length] = sentence;
  return { clauseOf, sentenceOf };
}
