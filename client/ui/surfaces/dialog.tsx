/**
 * What every dialog has. Its head, with the button that closes it, stays in view. The head is in what scrolls, so that keys scroll wherever
 * the focus is. It opens with the focus on its heading; Escape closes it, too, and the focus returns to what opened it.
 */
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
      <div class="dialog-sheet" tabIndex={-1}>
        <DialogHead id={id} title={title} {...(heading === undefined ? {} : { heading })} />
        <div class="dialog-body stack fading">{children}</div>
      </div>
    </dialog>
  );
}

interface DialogHeadProps extends Pick<DialogProps, 'title' | 'heading'> {
  /** Of the heading, which names the dialog. */
  readonly id: string;
  /** Beside the button that closes it. */
  readonly children?: ComponentChildren;
}

export function DialogHead({ id, title, heading, children }: DialogHeadProps) {
  return (
    <div class="dialog-head">
      <h2 id={id} tabIndex={-1} {...(heading === undefined ? {} : { ref: heading })}>
        {title}
      </h2>
      {children}
      <Button
        kind="quiet"
        icon={X}
        label={sharedWords.value.close}
        onClick={({ currentTarget }) => currentTarget.closest('dialog')?.close()}
      />
    </div>
  );
}

interface DialogActionsProps {
  readonly row?: RefObject<HTMLDivElement | null>;
  readonly children: ComponentChildren;
}

/** The buttons that end a dialog, or a question in it: what leaves all as it is comes first, what was asked for last. */
export function DialogActions({ row, children }: DialogActionsProps) {
  return (
    <div class="dialog-actions" {...(row === undefined ? {} : { ref: row })}>
      {children}
    </div>
  );
}

export function openDialog(dialog: HTMLDialogElement | null): void {
  dialog?.showModal();
  dialog?.querySelector<HTMLElement>('.dialog-head > h2')?.focus();
}
