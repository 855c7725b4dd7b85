/**
 * Lets Tab reach every control in Safari, which passes over buttons, links and check boxes without a written `tabindex`.
 * The other way round, Firefox stops at everything that scrolls: a list whose rows take the focus has a `tabIndex` of -1.
 */
import { options, type VNode } from 'preact';

const CONTROLS = new Set(['button', 'input', 'select', 'summary', 'textarea']);

const before = options.vnode;
options.vnode = (vnode) => {
  const { type, props } = vnode as VNode<{ tabIndex?: number; href?: unknown }>;
  if (CONTROLS.has(String(type)) || (type === 'a' && props.href !== undefined)) props.tabIndex ??= 0;
  before?.(vnode);
};
