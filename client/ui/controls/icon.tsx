/** An outlined icon. It is never alone: a text beside it or its button's label says what it means. */
import type { IconNode } from 'lucide';
import { h } from 'preact';

export function Icon({ icon }: { readonly icon: IconNode }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {icon.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
