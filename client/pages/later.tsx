/** A page whose code is loaded when it is needed. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { sentences } from '../i18n/words/errors.ts';
import { words } from '../i18n/words/shared.ts';
import { Button } from '../ui/controls/button.tsx';
import { Notice, Waiting } from '../ui/surfaces/notice.tsx';

interface LaterProps<Given> {
  /** The same function at every drawing. */
  readonly load: () => Promise<ComponentType<Given>>;
  readonly given: Given;
}

export function Later<Given extends object>({ load, given }: LaterProps<Given>) {
  const [page, setPage] = useState<{ readonly Page: ComponentType<Given> } | 'failed' | null>(null);
  useEffect(() => {
    load().then(
      (Page) => setPage({ Page }),
      // No connection, or a newer build has replaced the file: loading anew mends both.
      () => setPage('failed'),
    );
  }, [load]);
  if (page === null) return <Waiting says={words.value.loading} />;
  if (page === 'failed')
    return (
      <Notice says={sentences.value.offline}>
        <Button onClick={() => location.reload()}>{words.value.loadAgain}</Button>
      </Notice>
    );
  const { Page } = page;
  return <Page {...given} />;
}
