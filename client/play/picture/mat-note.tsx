/** A sentence on a mat that is still empty: what the place is for, or that nothing has happened yet. */
import type { ComponentChildren } from 'preact';
import './mat-note.css';

interface MatNoteProps {
  readonly children: ComponentChildren;
  /** Where it stands, if not over the middle of the box around it. */
  readonly style?: Readonly<Record<string, string>>;
  /** With a ground of its own: lines are below it. */
  readonly isPlate?: boolean;
}

export function MatNote({ children, style = {}, isPlate = false }: MatNoteProps) {
  return (
    <p class="mat-note" data-plate={isPlate ? '' : undefined} style={style}>
      {children}
    </p>
  );
}
