/** A page whose code is loaded when the page is opened. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Loading, Notice } from '#client/ui/surfaces/notice.tsx';

interface LazyPageProps<Props> {
  /** The same function at every render. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
}

export function LazyPage<Props extends object>({ load, props }: LazyPageProps<Props>) {
  const [page, setPage] = useState<{ readonly Page: ComponentType<Props> } | 'failed' | null>(null);
  useEffect(() => {
    load().then(
      (Page) => setPage({ Page }),
      // Without a connection, or after a newer build has replaced the file. A reload corrects both.
      () => setPage('failed'),
    );
  }, [load]);
  if (page === null) return <Loading text={sharedWords.value.loading} />;
  if (page === 'failed')
    return (
      <Notice text={errorSentences.value.offline}>
        <Button onClick={() => location.reload()}>{sharedWords.value.loadAgain}</Button>
      </Notice>
    );
  const { Page } = page;
  return <Page {...props} />;
}
