/** Whether one of the words starts at `at`. */
export const startsWithAny = (text: string, at: number, words: readonly string[]): boolean => words.some((word) => text.startsWith(word, at));

/** Whether one of the words ends at `at`. */
export const endsWithAny = (text: string, at: number, words: readonly string[]): boolean =>
  words.some((word) => at >= word.length && text.startsWith(word, at - word.length));
