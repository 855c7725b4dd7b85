/**
 * Lets classes keep their fields in the oldest Safari, whose only fault with them is a scope: a name in a field's initial value may not be
 * found where the value has a parenthesis (https://webkit.org/b/236843, before Safari 16). In a function of its own it is found. For
 * Safari 15 the bundler would write every private field as a `WeakMap`, which costs a first visit to a board 4 KB.
 */
import { type Plugin, parseSync, Visitor } from 'vite';

/** Keys of nodes whose identifiers are names of members, and refer to nothing. */
const MEMBER_NAMES: ReadonlySet<string> = new Set(['property', 'key']);

/** Does it name a variable outside of functions, which have scopes of their own? */
function namesVariable(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (Array.isArray(node)) return node.some(namesVariable);
  const type = 'type' in node ? node.type : undefined;
  if (type === 'Identifier') return true;
  if (type === 'FunctionExpression' || type === 'ArrowFunctionExpression') return false;
  const isComputed = 'computed' in node && node.computed === true;
  return Object.entries(node).some(([key, child]) => (isComputed || !MEMBER_NAMES.has(key)) && namesVariable(child));
}

/** The same script, in which every initial value of a field that names a variable comes from a function. */
export function scopeFields(code: string): string {
  const insertions: { readonly at: number; readonly text: string }[] = [];
  new Visitor({
    PropertyDefinition({ value }) {
      if (value === null || !namesVariable(value)) return;
      const isObject = code[value.start] === '{';
      insertions.push({ at: value.start, text: isObject ? '(()=>(' : '(()=>' });
      insertions.push({ at: value.end, text: isObject ? '))()' : ')()' });
    },
  }).visit(parseSync('chunk.js', code).program);
  insertions.sort((a, b) => a.at - b.at);
  let written = 0;
  let scoped = '';
  for (const { at, text } of insertions) {
    scoped += code.slice(written, at) + text;
    written = at;
  }
  return scoped + code.slice(written);
}

export const fieldScopes: Plugin = {
  name: 'field-scopes',
  enforce: 'post',
  // After the minifier, which would take the functions away again.
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = scopeFields(chunk.code);
    },
  },
};
