/** Types of what the bundler makes importable: style sheets and assets. */
/// <reference types="vite/client" />

/** The build that this page is of (vite.config.ts). */
declare const BUILD_STAMP: string;
