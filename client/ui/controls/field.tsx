/** A labelled text field with a hint or an error below it, which a screen reader reads with the field. */
import type { ComponentChildren, PartialInputHTMLAttributes, Ref } from 'preact';
import { useId } from 'preact/hooks';

type InputAttribute = 'class' | 'inputMode' | 'autoComplete' | 'enterKeyHint' | 'maxLength' | 'value' | 'onInput';

interface FieldProps extends Pick<PartialInputHTMLAttributes<HTMLInputElement>, InputAttribute> {
  /** Hides the typed text. */
  readonly isSecret?: boolean;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** Renders an ErrorLine with the id that the field refers to. */
  readonly error?: ((id: string) => ComponentChildren) | null;
  readonly field?: Ref<HTMLInputElement>;
}

export function Field({ label, hint, error, field, isSecret = false, ...rest }: FieldProps) {
  const id = useId();
  const isInvalid = error !== undefined && error !== null;
  const describedBy = isInvalid ? `${id}-error` : hint === undefined ? null : `${id}-hint`;
  const describes = describedBy === null ? {} : { 'aria-describedby': describedBy };
  const kind = isSecret ? ({ type: 'password' } as const) : ({ type: 'text' } as const);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input {...rest} {...kind} {...describes} id={id} ref={field ?? null} aria-invalid={isInvalid} />
      {isInvalid && error(`${id}-error`)}
      {!isInvalid && hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
