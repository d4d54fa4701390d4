/** What a kind of finding is about. */
export type Kind = 'missing' | 'doubled' | 'outOfOrder' | 'alienSeen';

const EXAMPLES = 5;

/** Counts what is wrong, once per subject, and keeps the first of each kind in words. */
export class Findings {
  private readonly subjects = new Map<Kind, Set<string>>();
  readonly examples: string[] = [];

  /** @param subject the same subject counts once per kind */
  add(kind: Kind, subject: string, words: string): void {
    const known = this.subjects.get(kind) ?? new Set();
    this.subjects.set(kind, known);
    if (known.size < EXAMPLES && !known.has(subject)) this.examples.push(`${kind}: ${subject}: ${words}`);
    known.add(subject);
  }

  count(kind: Kind): number {
    return this.subjects.get(kind)?.size ?? 0;
  }
}
