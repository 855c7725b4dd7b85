/** A component whose code is loaded when it is first rendered. Until then, and while loading fails, `fallback` replaces it. */
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadPart } from './parts/lazy-part.ts';

interface LazyProps<Props> {
  /** The same function at every render. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
  readonly fallback?: ComponentChildren;
  /** Failures after which the page says that it is missing; see `loadPart`. */
  readonly patience?: number;
}

export function Lazy<Props extends object>({ load, props, fallback = null, patience }: LazyProps<Props>) {
  const [loaded, setLoaded] = useState<{ readonly Component: ComponentType<Props> } | null>(null);
  useEffect(() => {
    const options = patience === undefined ? {} : { patience };
    return loadPart(load, (Component) => setLoaded({ Component }), options);
  }, [load]);
  if (loaded === null) return <>{fallback}</>;
  const { Component } = loaded;
  return <Component {...props} />;
}
