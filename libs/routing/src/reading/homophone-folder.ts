/** Makes the function that writes each character as the first of its class of homophones, so that 公行 and 工行 become the same word. */
export function homophoneFolder(classes: readonly string[]): (text: string) => string {
  const first = new Map<string, string>();
  for (const sounds of classes) for (const sound of sounds) first.set(sound, first.get(sound) ?? sounds.charAt(0));
  return (text) => {
    let out = '';
    for (let i = 0; i < text.length; i += 1) out += first.get(text.charAt(i)) ?? text.charAt(i);
    return out;
  };
}
