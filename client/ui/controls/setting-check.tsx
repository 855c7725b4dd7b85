/** A setting that is on or off: what it does, and what that means. */

interface SettingCheckProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly onChoose: (isOn: boolean) => void;
}

export function SettingCheck({ label, hint, isOn, onChoose }: SettingCheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={({ currentTarget: { checked } }) => onChoose(checked)} />
      <span>
        <b>{label}</b>
        <span class="hint">{hint}</span>
      </span>
    </label>
  );
}
