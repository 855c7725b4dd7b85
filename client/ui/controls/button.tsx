/** A button. `primary` is the main action of a view; `danger` is outlined and has an icon. */
import type { IconNode } from 'lucide';
import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';

type Kind = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends Omit<JSX.IntrinsicElements['button'], 'icon'> {
  readonly kind?: Kind;
  readonly icon?: IconNode;
  /** For a button with an icon alone: its name for screen readers and its tooltip. */
  readonly label?: string;
  readonly children?: ComponentChildren;
}

export function Button({ kind = 'plain', icon, label, children, type = 'button', ...rest }: ButtonProps) {
  const named = label === undefined ? {} : { 'aria-label': label, title: label, 'data-narrow': '' };
  return (
    <button type={type} class="button" data-kind={kind} {...named} {...rest}>
      {icon !== undefined && <Icon icon={icon} />}
      {children}
    </button>
  );
}
