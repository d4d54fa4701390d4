/** Finds every word of a fixed list in one pass. */
export interface WordMachine {
  /** Reports hits in order of their end, longer words first; returns the number of steps taken, at most twice the length of the text plus the hits. */
  scan(text: string, onHit: (word: number, start: number, end: number) => void): number;
}

interface Trie {
  readonly next: Map<number, number>[];
  readonly words: number[][];
}

function buildTrie(words: readonly string[]): Trie {
  const trie: Trie = { next: [new Map<number, number>()], words: [[]] };
  words.forEach((word, index) => {
    let node = 0;
    for (let i = 0; i < word.length; i += 1) {
      const symbol = word.charCodeAt(i);
      let child = trie.next[node]?.get(symbol);
      if (child === undefined) {
        child = trie.next.push(new Map()) - 1;
        trie.words.push([]);
        trie.next[node]?.set(symbol, child);
      }
      node = child;
    }
    if (node !== 0) trie.words[node]?.push(index);
  });
  return trie;
}

interface Links {
  readonly fail: Int32Array;
  /** The nearest node on the fail chain, the node itself included, that ends a word. */
  readonly output: Int32Array;
}

/** Where a child goes when it fails: the longest proper suffix of its path that is also a path. */
function suffixOf(trie: Trie, fail: Int32Array, node: number, symbol: number): number {
  if (node === 0) return 0;
  let back = fail[node] ?? 0;
  while (back !== 0 && trie.next[back]?.has(symbol) !== true) back = fail[back] ?? 0;
  return trie.next[back]?.get(symbol) ?? 0;
}

/** Breadth first, so that the suffixes of a node are linked before it. */
function link(trie: Trie): Links {
  const fail = new Int32Array(trie.next.length);
  const output = new Int32Array(trie.next.length);
  const queue = [0];
  for (const node of queue) {
    for (const [symbol, child] of trie.next[node] ?? []) {
      const suffix = suffixOf(trie, fail, node, symbol);
      fail[child] = suffix;
      output[child] = (trie.words[child]?.length ?? 0) > 0 ? child : (output[suffix] ?? 0);
      queue.push(child);
    }
  }
  return { fail, output };
}

/** Open-addressing table of the goto function: a Map per node costs several times as much per character. */
function packGoto(trie: Trie): (node: number, symbol: number) => number {
  let size = 1024;
  const edges = trie.next.reduce((sum, node) => sum + node.size, 0);
  while (size < edges * 3) size *= 2;
  const mask = size - 1;
  const nodes = new Int32Array(size).fill(-1);
  const symbols = new Int32Array(size);
  const targets = new Int32Array(size);
  const slotOf = (node: number, symbol: number): number => (Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b)) >>> 7;
  trie.next.forEach((children, node) => {
    for (const [symbol, child] of children) {
      let slot = slotOf(node, symbol) & mask;
      while (nodes[slot] !== -1) slot = (slot + 1) & mask;
      nodes[slot] = node;
      symbols[slot] = symbol;
      targets[slot] = child;
    }
  });
  return (node, symbol) => {
    let slot = slotOf(node, symbol) & mask;
    for (let at = nodes[slot]; at !== -1; at = nodes[slot]) {
      if (at === node && symbols[slot] === symbol) return targets[slot] ?? 0;
      slot = (slot + 1) & mask;
    }
    return 0;
  };
}

/** An Aho–Corasick machine over `words`; a hit names the word by its index. Empty words never match. */
export function wordMachine(words: readonly string[]): WordMachine {
  const trie = buildTrie(words);
  const { fail, output } = link(trie);
  const step = packGoto(trie);
  const lengths = words.map((word) => word.length);
  return {
    scan(text, onHit) {
      let node = 0;
      let steps = 0;
      for (let i = 0; i < text.length; i += 1) {
        const symbol = text.charCodeAt(i);
        let to = step(node, symbol);
        steps += 1;
        while (to === 0 && node !== 0) {
          node = fail[node] ?? 0;
          to = step(node, symbol);
          steps += 1;
        }
        node = to;
        for (let at = output[node] ?? 0; at !== 0; at = output[fail[at] ?? 0] ?? 0) {
          for (const word of trie.words[at] ?? []) {
            steps += 1;
            onHit(word, i + 1 - (lengths[word] ?? 0), i + 1);
          }
        }
      }
      return steps;
    },
  };
}
