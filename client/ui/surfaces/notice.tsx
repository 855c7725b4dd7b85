/** A page with one sentence and optionally a link or button. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export function Notice({ text, children }: { readonly text: string; readonly children?: ComponentChildren }) {
  const sentence = useRef<HTMLHeadingElement>(null);
  useEffect(() => sentence.current?.focus(), []);
  return (
    <main class="notice">
      <h1 ref={sentence} tabIndex={-1}>
        {text}
      </h1>
      {children}
    </main>
  );
}

interface LoadingProps {
  readonly text: string;
  /** A second sentence, for a wait that has become long. */
  readonly more?: string | null;
}

/** A spinner with a sentence. It appears only after a short delay. */
export function Loading({ text, more = null }: LoadingProps) {
  return (
    <div class="notice waiting" role="status">
      <span class="spinner" />
      <p>{text}</p>
      {more !== null && <p>{more}</p>}
    </div>
  );
}
