/** A page whose code is loaded when the page is opened. */
import type { ComponentType } from 'preact';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Loading } from '#client/ui/surfaces/notice.tsx';
import { Lazy } from './lazy.tsx';

interface LazyPageProps<Props> {
  /** The same function at every render. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
}

export function LazyPage<Props extends object>({ load, props }: LazyPageProps<Props>) {
  const fallback = <Loading text={sharedWords.value.loading} />;
  return <Lazy load={load} props={props} fallback={fallback} patience={2} />;
}
