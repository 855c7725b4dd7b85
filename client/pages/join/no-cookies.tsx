/** In place of the join form in a browser that keeps no cookies: a seat taken there would be lost at once. */
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { joinWords } from '#client/i18n/words/student/join-words.ts';
import { noCookiesWords } from '#client/i18n/words/student/no-cookies-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';

export function NoCookies() {
  return (
    <section class="panel join stack">
      <h1>{joinWords.value.join}</h1>
      <div class="join-refusal">
        <ErrorLine code="cookie-needed" />
        <p class="hint">{noCookiesWords.value.reason}</p>
      </div>
      <Button class="button join-go" onClick={() => location.reload()}>
        {sharedWords.value.tryAgain}
      </Button>
    </section>
  );
}
