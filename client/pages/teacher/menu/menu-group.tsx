/** A group of the teacher's menu, under its heading. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface MenuGroupProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

export function MenuGroup({ title, children }: MenuGroupProps) {
  const id = useId();
  return (
    <section class="rows menu-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
