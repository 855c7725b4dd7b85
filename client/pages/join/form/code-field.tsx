/** The field for a join code: large digits, grouped during typing. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { digitsOf, formatCode, formatTyped } from '#client/classroom/joining/join-code.ts';
import { Field } from '#client/ui/controls/field.tsx';

interface CodeFieldProps extends Pick<Parameters<typeof Field>[0], 'label' | 'hint' | 'error'> {
  readonly code: string;
  readonly onCode: (digits: string) => void;
  /** The field is the first thing to do on the page. */
  readonly takesFocus: boolean;
}

export function CodeField({ code, onCode, takesFocus, ...rest }: CodeFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  // On a touch screen this opens no keyboard, and does no harm.
  useLayoutEffect(() => {
    if (takesFocus) field.current?.focus();
  }, []);

  function format(input: HTMLInputElement): void {
    const { text, caret } = formatTyped({ text: input.value, caret: input.selectionStart ?? input.value.length });
    input.value = text;
    input.setSelectionRange(caret, caret);
    onCode(digitsOf(text));
  }

  return (
    <Field
      {...rest}
      field={field}
      class="code"
      inputMode="numeric"
      autoComplete="off"
      enterKeyHint="next"
      value={formatCode(code)}
      onInput={({ currentTarget }) => format(currentTarget)}
    />
  );
}
