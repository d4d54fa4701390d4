/** A text in GB18030, made by looking every two-byte code up in the decoder: the platform only decodes. Characters outside the two-byte area are not needed here. */
export function gb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(table().get(character) ?? missing(character)));
  }
  return Uint8Array.from(bytes);
}

const missing = (character: string): never => {
  throw new Error(`no two-byte code for ${character}`);
};

let known: ReadonlyMap<string, readonly [number, number]> | undefined;
function table(): ReadonlyMap<string, readonly [number, number]> {
  if (known) return known;
  const decoder = new TextDecoder('gb18030');
  const map = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) map.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  known = map;
  return map;
}
