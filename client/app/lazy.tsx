/** A component whose code is loaded when it is first rendered. Until then, and while loading fails, `fallback` replaces it. */
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadPart } from './parts/lazy-part.ts';

interface LazyProps<Props> {
  /** The same function at every render. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
  readonly fallback?: ComponentChildren;
}

export function Lazy<Props extends object>({ load, props, fallback = null }: LazyProps<Props>) {
  const [loaded, setLoaded] = useState<{ readonly Component: ComponentType<Props> } | null>(null);
  useEffect(() => loadPart(load, (Component) => setLoaded({ Component })), [load]);
  if (loaded === null) return <>{fallback}</>;
  const { Component } = loaded;
  return <Component {...props} />;
}
