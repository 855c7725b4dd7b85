/** Types of what the bundler makes importable: style sheets and assets. */
/// <reference types="vite/client" />
