/** A part of a page whose code is loaded when it is needed. Until it is here, and while it cannot be had, `fallback` stands in its place. */
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What could not be loaded is asked for again after so long. Milliseconds. */
const RETRY_MS = 3_000;

interface LazyProps<Given> {
  /** The same function at every drawing. */
  readonly load: () => Promise<ComponentType<Given>>;
  readonly props: Given;
  readonly fallback?: ComponentChildren;
}

export function Lazy<Given extends object>({ load, props, fallback = null }: LazyProps<Given>) {
  const [loaded, setLoaded] = useState<{ readonly Component: ComponentType<Given> } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const attempt = () => {
      load().then(
        (Component) => {
          if (!isGone) setLoaded({ Component });
        },
        () => {
          if (!isGone) timer = setTimeout(attempt, RETRY_MS);
        },
      );
    };
    attempt();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [load]);
  if (loaded === null) return <>{fallback}</>;
  const { Component } = loaded;
  return <Component {...props} />;
}
