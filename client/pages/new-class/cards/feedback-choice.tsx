/** The choice of when players learn what is right: of a set of cards, and of the names of a map as cards. */
import { cardSetWords } from '#client/i18n/words/teacher/card-set-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { CARD_FEEDBACKS, type CardFeedback } from '#shared/puzzle/kinds/cards/cards.ts';

interface FeedbackChoiceProps {
  readonly chosen: CardFeedback;
  readonly onChoose: (feedback: CardFeedback) => void;
}

export function FeedbackChoice({ chosen, onChoose }: FeedbackChoiceProps) {
  const say = cardSetWords.value;
  return (
    <>
      <Choices
        legend={say.feedback}
        options={CARD_FEEDBACKS.map((value) => ({ value, label: say.feedbacks[value] }))}
        columns={CARD_FEEDBACKS.length}
        chosen={chosen}
        onChoose={onChoose}
      />
      <p class="hint">{say.feedbackHints[chosen]}</p>
    </>
  );
}
