/** The ground of the table, which the browser stores, in the menus of pages with a board. */
import { ownViewWords } from '#client/i18n/words/student/own-view-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { chooseGround, GROUNDS, ground } from '#client/ui/ground.ts';
import './ground-choices.css';

export function GroundChoices() {
  const say = ownViewWords.value;
  return (
    <Choices
      legend={say.ground}
      options={GROUNDS.map((value) => ({
        value,
        label: say.grounds[value],
        sample: <span class="ground-sample" data-ground={value} aria-hidden="true" />,
      }))}
      columns={GROUNDS.length}
      chosen={ground.value}
      onChoose={chooseGround}
    />
  );
}
