/** Names in the corner of a film, for whoever wants them in it: one line, at a size that is read from the back of a room. */
import { theme } from '#client/ui/theme.ts';

export const NAME_COLOURS = {
  light: { paper: '#fffdf9', ink: '#22262e' },
  dark: { paper: '#2c3038', ink: '#f1efe9' },
} as const;
/** Shares of the canvas' height. */
const LETTER = 0.036;
const MARGIN = 0.02;

/** @param letter height of its letters. Pixels */
export function nameFont(letter: number): string {
  return `600 ${letter}px ${getComputedStyle(document.body).fontFamily}`;
}

/** Nothing is painted without names. */
export function paintNames(context: CanvasRenderingContext2D, names: readonly string[]): void {
  if (names.length === 0) return;
  const { width, height } = context.canvas;
  const { paper, ink } = NAME_COLOURS[theme.peek()];
  const letter = Math.round(height * LETTER);
  const margin = Math.round(height * MARGIN);
  const line = names.join(', ');
  context.save();
  context.font = nameFont(letter);
  context.textBaseline = 'middle';
  const room = width - 4 * margin;
  const wide = Math.min(room, context.measureText(line).width);
  context.fillStyle = paper;
  context.fillRect(margin, height - margin - 2 * letter, wide + 2 * margin, 2 * letter);
  context.fillStyle = ink;
  context.fillText(line, 2 * margin, height - margin - letter, room);
  context.restore();
}
