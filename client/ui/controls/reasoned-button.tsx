/** A button that may be out of use, and then says why: to a pointer, to a press, to the keyboard and to a screen reader. */
import { useId, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import './reasoned-button.css';

type ReasonedButtonProps = Omit<Parameters<typeof Button>[0], 'disabled' | 'aria-disabled'> & {
  /** Why it is out of use; null: it is not. */
  readonly reason: string | null;
};

export function ReasonedButton({ reason, onClick, ...rest }: ReasonedButtonProps) {
  const id = useId();
  const [isAsked, setAsked] = useState(false);
  const isUsable = reason === null;
  return (
    <span class="reasoned">
      <Button
        {...rest}
        {...(isUsable ? {} : { 'aria-disabled': true, 'aria-describedby': id })}
        onClick={(event) => {
          if (isUsable) onClick?.(event);
          else setAsked(true);
        }}
        onBlur={() => setAsked(false)}
      />
      {!isUsable && (
        <span class="reason" role="tooltip" id={id} data-asked={isAsked}>
          {reason}
        </span>
      )}
    </span>
  );
}
