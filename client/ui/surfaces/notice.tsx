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

/** A spinner with a sentence. It appears only after a short delay. */
export function Loading({ text }: { readonly text: string }) {
  return (
    <div class="notice waiting" role="status">
      <span class="spinner" />
      <p>{text}</p>
    </div>
  );
}
