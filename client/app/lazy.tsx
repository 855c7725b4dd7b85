/** A component whose code is loaded when it is first rendered. Until then, and while loading fails, `fallback` replaces it. */
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { RETRY_MS, RetryTimers } from '#client/net/retry.ts';

interface LazyProps<Props> {
  /** The same function at every render. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
  readonly fallback?: ComponentChildren;
}

export function Lazy<Props extends object>({ load, props, fallback = null }: LazyProps<Props>) {
  const [loaded, setLoaded] = useState<{ readonly Component: ComponentType<Props> } | null>(null);
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
