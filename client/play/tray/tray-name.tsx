/** The name of a piece below it in the tray. A long word of it gets smaller instead of breaking. */
import { longestWordEms } from '#client/ui/longest-word.ts';

interface TrayNameProps {
  readonly text: string;
  /** CSS pixels. */
  readonly width: number;
}

export function TrayName({ text, width }: TrayNameProps) {
  return (
    <span class="tray-name" style={{ '--room': `${width}px`, '--longest': longestWordEms(text) }}>
      {text}
    </span>
  );
}
