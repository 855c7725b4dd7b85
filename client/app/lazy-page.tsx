/** A page whose code is loaded when it is needed. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Loading, Notice } from '#client/ui/surfaces/notice.tsx';

interface LazyPageProps<Given> {
  /** The same function at every drawing. */
  readonly load: () => Promise<ComponentType<Given>>;
  readonly props: Given;
}

export function LazyPage<Given extends object>({ load, props }: LazyPageProps<Given>) {
  const [page, setPage] = useState<{ readonly Page: ComponentType<Given> } | 'failed' | null>(null);
  useEffect(() => {
    load().then(
      (Page) => setPage({ Page }),
      // No connection, or a newer build has replaced the file: loading anew mends both.
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
