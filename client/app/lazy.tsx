/** A part of a page whose code is loaded when it is needed. Until it is here, and while it cannot be had, `fallback` stands in its place. */
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { RETRY_MS, RetryTimers } from '#client/net/retry.ts';

interface LazyProps<Given> {
  /** The same function at every drawing. */
  readonly load: () => Promise<ComponentType<Given>>;
  readonly props: Given;
  readonly fallback?: ComponentChildren;
}

export function Lazy<Given extends object>({ load, props, fallback = null }: LazyProps<Given>) {
  const [loaded, setLoaded] = useState<{ readonly Component: ComponentType<Given> } | null>(null);
  useEffect(() => {
    const retry = new RetryTimers();
    let isGone = false;
    const attempt = () => {
      load().then(
        (Component) => {
          if (!isGone) setLoaded({ Component });
        },
        () => {
          if (!isGone) retry.schedule(RETRY_MS.lazyPart, attempt);
        },
      );
    };
    attempt();
    return () => {
      isGone = true;
      retry.cancelAll();
    };
  }, [load]);
  if (loaded === null) return <>{fallback}</>;
  const { Component } = loaded;
  return <Component {...props} />;
}
