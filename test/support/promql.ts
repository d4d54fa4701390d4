/** One metric that an expression names, with every label it asks of it. */
export interface Named {
  readonly metric: string;
  readonly labels: readonly string[];
}

const KINDS = ['duration', 'number', 'text', 'name', 'op'] as const;
interface Token {
  readonly kind: (typeof KINDS)[number];
  readonly text: string;
}

const TOKEN =
  /\s*(?:(?<duration>\d+(?:ms|[smhdwy]))|(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<name>[A-Za-z_:][\w:]*)|(?<op>=~|!~|!=|==|>=|<=|[-+*/%^(){}[\],=<>]))/y;
const AGGREGATIONS = new Set(['sum', 'max', 'min', 'avg', 'count', 'topk', 'bottomk']);
const FUNCTIONS = new Set(['rate', 'increase', 'histogram_quantile', 'abs', 'absent', 'time', 'clamp_min']);
/** These read a range, every other function reads values. */
const OF_RANGE = new Set(['rate', 'increase']);
const BINARY = new Set(['+', '-', '*', '/', '%', '^', '==', '!=', '>', '<', '>=', '<=', 'and', 'or', 'unless']);

/**
 * Reads the part of PromQL that our rules and dashboards use.
 * @returns every metric with the labels asked of it, those of `by (…)` included
 * @throws Error naming what is wrong, for anything else
 */
export function readPromql(text: string): readonly Named[] {
  const reader = new Reader(tokens(text), text);
  const named = reader.expression();
  reader.end();
  return named;
}

function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const groups: Readonly<Record<string, string | undefined>> = TOKEN.exec(text)?.groups ?? {};
    const kind = KINDS.find((each) => groups[each] !== undefined);
    if (kind === undefined) throw new Error(`«${text.slice(from, from + 10)}» is no PromQL in ${text}`);
    found.push({ kind, text: groups[kind] ?? '' });
  }
  return found;
}

class Reader {
  private at = 0;

  constructor(
    private readonly given: readonly Token[],
    private readonly source: string,
  ) {}

  end(): void {
    if (this.at < this.given.length) throw this.wrong();
  }

  expression(): readonly Named[] {
    const named = [...this.operand()];
    while (BINARY.has(this.peek())) {
      this.at += 1;
      named.push(...this.operand());
    }
    return named;
  }

  private operand(): readonly Named[] {
    const token = this.given[this.at];
    if (token?.text === '(') {
      this.at += 1;
      const inner = this.expression();
      this.take(')');
      return inner;
    }
    if (token?.kind === 'number') {
      this.at += 1;
      return [];
    }
    if (token?.kind !== 'name') throw this.wrong();
    this.at += 1;
    if (AGGREGATIONS.has(token.text)) return this.aggregation();
    return this.peek() === '(' ? this.call(token.text) : this.selector(token.text, false);
  }

  private aggregation(): readonly Named[] {
    const labels = this.peek() === 'by' ? this.by() : [];
    this.take('(');
    const inner = [...this.expression()];
    while (this.peek() === ',') {
      this.at += 1;
      inner.push(...this.expression());
    }
    this.take(')');
    return inner.map(({ metric, labels: own }) => ({ metric, labels: [...own, ...labels] }));
  }

  private by(): readonly string[] {
    this.at += 1;
    this.take('(');
    const labels: string[] = [this.name()];
    while (this.peek() === ',') {
      this.at += 1;
      labels.push(this.name());
    }
    this.take(')');
    return labels;
  }

  private call(name: string): readonly Named[] {
    if (!FUNCTIONS.has(name)) throw new Error(`${name} is no function that we use: ${this.source}`);
    this.take('(');
    const named: Named[] = [];
    while (this.peek() !== ')') {
      if (OF_RANGE.has(name)) named.push(...this.selector(this.name(), true));
      else named.push(...this.expression());
      if (this.peek() === ',') this.at += 1;
      else if (this.peek() !== ')') throw this.wrong();
    }
    this.take(')');
    return named;
  }

  private selector(metric: string, ofRange: boolean): readonly Named[] {
    const labels: string[] = [];
    if (this.peek() === '{') {
      do {
        this.at += 1;
        labels.push(this.name());
        if (!['=', '!=', '=~', '!~'].includes(this.peek())) throw this.wrong();
        this.at += 1;
        if (this.given[this.at]?.kind !== 'text') throw this.wrong();
        this.at += 1;
      } while (this.peek() === ',');
      this.take('}');
    }
    if (!ofRange) return [{ metric, labels }];
    this.take('[');
    if (this.given[this.at]?.kind !== 'duration') throw this.wrong();
    this.at += 1;
    this.take(']');
    return [{ metric, labels }];
  }

  private peek(): string {
    return this.given[this.at]?.text ?? '';
  }

  private name(): string {
    const token = this.given[this.at];
    if (token?.kind !== 'name') throw this.wrong();
    this.at += 1;
    return token.text;
  }

  private take(text: string): void {
    if (this.peek() !== text) throw this.wrong();
    this.at += 1;
  }

  private wrong(): Error {
    return new Error(`unexpected «${this.peek()}» at word ${this.at + 1} of ${this.source}`);
  }
}
