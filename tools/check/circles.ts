/** Circular imports between files, types included, and between sibling folders at any depth. Tests are left out. */
import { posix } from 'node:path';
import { isTest, type SourceFile } from './source-files.ts';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** One line for each circle. */
export function circleProblems(files: readonly SourceFile[]): string[] {
  const product = files.filter(({ path }) => !isTest(path));
  const fileGraph = new Map(product.map(({ path, imports }) => [path, new Set(imports)]));
  const problems = circlesIn(fileGraph).map((circle) => `files in a circle: ${circle.join(' -> ')}`);
  for (const [parent, graph] of folderGraphs(product))
    for (const circle of circlesIn(graph)) problems.push(`folders of ${parent} in a circle: ${circle.join(' -> ')}`);
  return problems;
}

/** For each folder: its subfolders, and which of them import which. */
function folderGraphs(files: readonly SourceFile[]): Map<string, Map<string, Set<string>>> {
  const graphs = new Map<string, Map<string, Set<string>>>();
  for (const { path, imports } of files) {
    for (const target of imports) {
      const [from, to] = [path.split('/'), target.split('/')];
      let depth = 0;
      while (from[depth] === to[depth] && depth < Math.min(from.length, to.length) - 1) depth += 1;
      // Both must stand in a subfolder of their common folder.
      if (from.length <= depth + 1 || to.length <= depth + 1) continue;
      const parent = posix.join('.', ...from.slice(0, depth));
      const graph = graphs.get(parent) ?? new Map<string, Set<string>>();
      graphs.set(parent, graph);
      const targets = graph.get(from[depth] ?? '') ?? new Set();
      graph.set(from[depth] ?? '', targets.add(to[depth] ?? ''));
    }
  }
  return graphs;
}

/** One circle for each strongly connected component with more than one node (Tarjan 1972). */
export function circlesIn(graph: Graph): string[][] {
  const indexes = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const circles: string[][] = [];
  const visit = (node: string): void => {
    indexes.set(node, indexes.size);
    lowest.set(node, indexes.get(node) ?? 0);
    stack.push(node);
    onStack.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!indexes.has(next)) {
        visit(next);
        lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(next) ?? 0));
      } else if (onStack.has(next)) lowest.set(node, Math.min(lowest.get(node) ?? 0, indexes.get(next) ?? 0));
    }
    if (lowest.get(node) !== indexes.get(node)) return;
    const component = stack.splice(stack.indexOf(node));
    for (const each of component) onStack.delete(each);
    if (component.length > 1) circles.push(component.sort());
  };
  for (const node of graph.keys()) if (!indexes.has(node)) visit(node);
  return circles;
}
