/**
 * Arcs as text: the number of an arc's corners, its first corner, and each next one as a step. Numbers are written five bits a letter, the
 * lowest first, with their sign in the first bit and a sixth bit where more follows.
 */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/** @param arcs x and y alternating, whole numbers */
export function encodeArcs(arcs: readonly (readonly number[])[]): string {
  let text = '';
  const put = (value: number) => {
    let rest = value < 0 ? -value * 2 + 1 : value * 2;
    do {
      const more = rest >= 32;
      text += LETTERS[(rest % 32) + (more ? 32 : 0)];
      rest = Math.floor(rest / 32);
    } while (rest > 0);
  };
  for (const arc of arcs) {
    put(arc.length / 2);
    for (const [at, value] of arc.entries()) put(value - (arc[at - 2] ?? 0));
  }
  return text;
}

/** @throws RangeError for a text that is none */
export function decodeArcs(text: string): Int32Array[] {
  const arcs: Int32Array[] = [];
  let at = 0;
  const take = () => {
    let value = 0;
    let factor = 1;
    for (;;) {
      const bits = LETTERS.indexOf(text.charAt(at));
      if (bits < 0 || at >= text.length) throw new RangeError('no arcs');
      at += 1;
      value += (bits % 32) * factor;
      if (bits < 32) return value % 2 === 1 ? -(value - 1) / 2 : value / 2;
      factor *= 32;
    }
  };
  while (at < text.length) {
    const corners = new Int32Array(2 * take());
    for (const index of corners.keys()) corners[index] = take() + (index < 2 ? 0 : (corners[index - 2] ?? 0));
    arcs.push(corners);
  }
  return arcs;
}
