/** A sentence on a mat that is still empty: what the place is for, or that nothing has happened yet. */
import type { ComponentChildren } from 'preact';
import './mat-note.css';

interface MatNoteProps {
  readonly children: ComponentChildren;
  /** Where it stands, if not over the middle of the box around it. */
  readonly style?: Readonly<Record<string, string>>;
}

export function MatNote({ children, style = {} }: MatNoteProps) {
  return (
    <p class="mat-note" style={style}>
      {children}
    </p>
  );
}
