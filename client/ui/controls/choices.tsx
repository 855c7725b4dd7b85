/** A choice of one among a few visible options: radio buttons, so that arrow keys and screen readers work. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useBalancedRows } from './balanced-rows.ts';

interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
  /** Somebody's: no browser translates it. */
  readonly isName?: boolean;
  /** Shows above the label what it means. */
  readonly sample?: ComponentChildren;
}

interface ChoicesProps<Value> {
  readonly legend: string;
  readonly options: readonly Choice<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
  /** As many where their words fit. */
  readonly columns?: number;
}

export function Choices<Value extends string | number>({
  legend,
  options,
  chosen,
  onChoose,
  columns,
}: ChoicesProps<Value>) {
  const name = useId();
  const rows = useBalancedRows(
    options.map(({ label, hint = '' }) => `${label} ${hint}`),
    columns,
  );
  return (
    <fieldset class="choices">
      <legend class="label">{legend}</legend>
      <div ref={rows}>
        {options.map(({ value, label, hint, isName, sample }) => (
          <label class="choice" key={value}>
            <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
            <span translate={isName !== true && !/^\d+$/.test(label)}>
              {sample}
              {label}
              {hint !== undefined && <small>{hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
