/** A dialog: its heading and the button that closes it stay in view, and what is below them scrolls. */
import { X } from 'lucide';
import type { ComponentChildren, RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import './dialog.css';

interface DialogProps {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly title: string;
  /** For a page that gives the heading the focus. */
  readonly heading?: RefObject<HTMLHeadingElement | null>;
  /** A CSS class of its own. */
  readonly name?: string;
  readonly onClose?: () => void;
  readonly children: ComponentChildren;
}

export function Dialog({ dialog, title, heading, name = '', onClose, children }: DialogProps) {
  const id = useId();
  return (
    <dialog ref={dialog} class={`dialog ${name}`} aria-labelledby={id} {...(onClose === undefined ? {} : { onClose })}>
      <div class="dialog-head">
        <h2 id={id} {...(heading === undefined ? {} : { ref: heading, tabIndex: -1 })}>
          {title}
        </h2>
        <Button kind="quiet" icon={X} label={sharedWords.value.close} onClick={() => dialog.current?.close()} />
      </div>
      <div class="dialog-body stack fading" tabIndex={-1}>
        {children}
      </div>
    </dialog>
  );
}
