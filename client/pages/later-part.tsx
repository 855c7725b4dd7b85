/** A part of a page whose code is loaded when it is needed. Until it is here, and while it cannot be had, `meanwhile` stands in its place. */
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What could not be loaded is asked for again after so long. Milliseconds. */
const AGAIN_MS = 3_000;

interface LaterPartProps<Given> {
  /** The same function at every drawing. */
  readonly load: () => Promise<ComponentType<Given>>;
  readonly given: Given;
  readonly meanwhile?: ComponentChildren;
}

export function LaterPart<Given extends object>({ load, given, meanwhile = null }: LaterPartProps<Given>) {
  const [part, setPart] = useState<{ readonly Part: ComponentType<Given> } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const ask = () => {
      load().then(
        (Part) => {
          if (!isGone) setPart({ Part });
        },
        () => {
          if (!isGone) timer = setTimeout(ask, AGAIN_MS);
        },
      );
    };
    ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [load]);
  if (part === null) return <>{meanwhile}</>;
  const { Part } = part;
  return <Part {...given} />;
}
