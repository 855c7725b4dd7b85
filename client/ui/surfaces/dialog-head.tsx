/** The first row of a dialog: what it is, and the button that closes it. */
import { X } from 'lucide';
import type { RefObject } from 'preact';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import './dialog-head.css';

interface DialogHeadProps {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  /** Of the heading, for the dialog to be named by. */
  readonly id: string;
  readonly title: string;
  /** For a page that gives the heading the focus. */
  readonly heading?: RefObject<HTMLHeadingElement | null>;
}

export function DialogHead({ dialog, id, title, heading }: DialogHeadProps) {
  return (
    <div class="dialog-head">
      <h2 id={id} {...(heading === undefined ? {} : { ref: heading, tabIndex: -1 })}>
        {title}
      </h2>
      <Button kind="quiet" icon={X} label={sharedWords.value.close} onClick={() => dialog.current?.close()} />
    </div>
  );
}
