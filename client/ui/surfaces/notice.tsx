/** A page that is one sentence and, if there is one, the way on. */
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

/** Something is under way. It shows itself only when that takes longer than an eye-blink. */
export function Loading({ text }: { readonly text: string }) {
  return (
    <div class="notice waiting" role="status">
      <span class="spinner" />
      <p>{text}</p>
    </div>
  );
}
