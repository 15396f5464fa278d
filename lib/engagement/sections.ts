/** An element of a framework's tree, in the order of the tree. */
export type RequirementNode = { id: string; parentId: string | null; identifier: string; title: string };

/** A part of a framework: its root, the requirements below it that have controls, and how many have none. */
export type Section = {
  /** The roots of the framework with how many controls answer something below each. */
  roots: (RequirementNode & { controls: number })[];
  rootId: string | null;
  requirements: (RequirementNode & { controlIds: string[] })[];
};

/**
 * The requirements below a root (itself among them), each with its controls. Without a root: below the first that has
 * controls. A framework without a tree is one part. Elements that only group others and have no control are left out.
 */
export function groupBySection(
  nodes: readonly RequirementNode[],
  mapped: readonly { requirementId: string; controlId: string }[],
  wanted: string | null,
): Section {
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]));
  const rootOf = (id: string): string => {
    const parent = parents.get(id) ?? null;
    return parent !== null && parents.has(parent) ? rootOf(parent) : id;
  };
  const controlsOf = Map.groupBy(mapped, ({ requirementId }) => requirementId);
  const idsOf = (id: string) => (controlsOf.get(id) ?? []).map(({ controlId }) => controlId);
  const grouping = new Set(nodes.flatMap(({ parentId }) => parentId ?? []));
  const tops = nodes.filter(({ id }) => rootOf(id) === id);
  const flat = tops.every(({ id }) => !grouping.has(id));
  const roots = flat
    ? []
    : tops.map((root) => {
        const below = nodes.filter(({ id }) => rootOf(id) === root.id);
        return { ...root, controls: new Set(below.flatMap(({ id }) => idsOf(id))).size };
      });
  const chosen =
    roots.find(({ id }) => id === wanted) ?? roots.find(({ controls }) => controls > 0) ?? roots[0];
  const requirements = nodes
    .filter(({ id }) => flat || rootOf(id) === chosen?.id)
    .map((node) => ({ ...node, controlIds: idsOf(node.id) }))
    .filter(({ id, controlIds }) => controlIds.length > 0 || !grouping.has(id));
  return { roots, rootId: chosen?.id ?? null, requirements };
}
