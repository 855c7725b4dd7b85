/** The seat cards of a class, to print on A4 and cut: each brings a child to the own seat without typing. */
import { ArrowLeft, Printer, RefreshCw } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { ClassroomId } from '../../../../shared/ids.ts';
import type { SeatCards } from '../../../../shared/protocol/answers.ts';
import { seatLink } from '../../../../shared/protocol/paths.ts';
import { sentences, type Trouble } from '../../../i18n/words/errors.ts';
import { words } from '../../../i18n/words/shared.ts';
import { teacherWords } from '../../../i18n/words/teacher.ts';
import { seatCards } from '../../../net/teaching.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import { SeatMark } from '../../../ui/seat-mark.tsx';
import { Notice, Waiting } from '../../../ui/surfaces/notice.tsx';
import { spaced } from '../../door/code.ts';
import { nameWindow } from '../../start.tsx';
import { Qr } from '../links/qr.tsx';
import { spoken, useWayIn } from '../links/way-in.ts';
import { sheetsOf } from './sheet.ts';
import './cards.css';

export function Cards({ classroom }: { readonly classroom: ClassroomId }) {
  const say = teacherWords.value;
  const wayIn = useWayIn(classroom);
  const [made, setMade] = useState<SeatCards | Trouble | null>(null);
  const [news, setNews] = useState<'renewed' | Trouble | null>(null);
  nameWindow(say.cards);
  useEffect(() => {
    void seatCards(classroom, false).then((reply) => setMade(reply.ok ? reply : reply.code));
  }, [classroom]);

  async function renew(): Promise<void> {
    const reply = await seatCards(classroom, true);
    if (reply.ok) setMade(reply);
    setNews(reply.ok ? 'renewed' : reply.code);
  }

  if (made === null || wayIn.origins === null) return <Waiting says={words.value.loading} />;
  if (typeof made === 'string')
    return (
      <Notice says={sentences.value[made]}>
        <a class="button" href="/teach">
          {words.value.toTheDoor}
        </a>
      </Notice>
    );
  const { title, code, cards } = made;
  const origin = wayIn.origin ?? location.origin;
  const { grid, sheets } = sheetsOf(cards);
  return (
    <>
      <header class="bar cards-bar" data-solid>
        <a class="button" data-kind="quiet" href={`/teach/${classroom}`}>
          <Icon of={ArrowLeft} />
          {words.value.back}
        </a>
        <h1>{say.cards}</h1>
        <span class="far cards-acts">
          <Button kind="danger" icon={RefreshCw} onClick={() => void renew()}>
            {say.newCards}
          </Button>
          <Button kind="primary" icon={Printer} onClick={() => print()}>
            {say.print}
          </Button>
        </span>
      </header>
      <main class="cards-page">
        <p class="hint cards-hint">{say.cardsHint}</p>
        <p class="cards-news" role="status">
          {news === 'renewed' && say.renewed}
        </p>
        {news !== null && news !== 'renewed' && <TroubleLine code={news} />}
        {wayIn.origins.length === 0 && <TroubleLine says={say.localhost} />}
        {sheets.map((sheet) => (
          <ul class="cards" data-grid={grid} key={sheet[0]?.number}>
            {sheet.map(({ number, name, hue, shape, secret }) => (
              <li key={number} class="card">
                <Qr text={seatLink(origin, code, secret)} label={say.cardOf(name)} />
                <span class="card-words">
                  <span class="card-name">
                    <SeatMark hue={hue} shape={shape} />
                    <b dir="auto">{name}</b>
                  </span>
                  <small dir="auto">{title === '' ? words.value.untitled : title}</small>
                  <small class="card-way">
                    {spoken(origin)}
                    <span class="card-code">{spaced(code)}</span>
                  </small>
                </span>
              </li>
            ))}
          </ul>
        ))}
      </main>
    </>
  );
}
