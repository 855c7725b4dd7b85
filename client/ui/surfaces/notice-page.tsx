/** A notice that is the whole page, below the bar with the language. */
import type { ComponentChildren } from 'preact';
import { Notice } from './notice.tsx';
import { PageBar } from './page-bar.tsx';

interface NoticePageProps {
  readonly text: string;
  /** The path of the start page of whoever reads it. */
  readonly home?: string;
  readonly children?: ComponentChildren;
}

export function NoticePage({ text, home, children }: NoticePageProps) {
  return (
    <>
      <PageBar {...(home === undefined ? {} : { home })} />
      <Notice text={text}>{children}</Notice>
    </>
  );
}
