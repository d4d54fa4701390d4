/** What happens when, earliest first; what was noted first comes first among equals. */
export class Agenda<T> {
  private readonly heap: { at: number; order: number; what: T }[] = [];
  private noted = 0;

  get size(): number {
    return this.heap.length;
  }

  get next(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  note(at: number, what: T): void {
    let index = this.heap.push({ at, order: (this.noted += 1), what }) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.before(index, parent)) return;
      this.swap(index, parent);
      index = parent;
    }
  }

  /** Everything that is due at `moment`. */
  due(moment: number): T[] {
    const taken: T[] = [];
    while (this.next <= moment) taken.push(this.first());
    return taken;
  }

  private first(): T {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (!first || !last) throw new Error('the agenda is empty');
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return first.what;
  }

  private sink(): void {
    for (let index = 0; ;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2]) if (child < this.heap.length && this.before(child, least)) least = child;
      if (least === index) return;
      this.swap(index, least);
      index = least;
    }
  }

  private before(left: number, right: number): boolean {
    const [a, b] = [this.heap[left], this.heap[right]];
    return a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.order < b.order));
  }

  private swap(left: number, right: number): void {
    const [a, b] = [this.heap[left], this.heap[right]];
    if (a && b) [this.heap[left], this.heap[right]] = [b, a];
  }
}
