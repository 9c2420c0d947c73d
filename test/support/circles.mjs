/**
 * Circles of a directed graph, each as the sorted names of its members (Tarjan 1972): what can be reached from each
 * other, and what leads straight back to itself. A graph is a map from a name to the names it leads to.
 */
export function circlesOf(graph) {
  const state = { graph, order: new Map(), lowest: new Map(), open: [], circles: [] };
  for (const name of graph.keys()) if (!state.order.has(name)) visit(state, name);
  return state.circles;
}

function visit(state, name) {
  const { graph, order, lowest, open } = state;
  order.set(name, order.size);
  lowest.set(name, order.get(name));
  open.push(name);
  const next = (graph.get(name) ?? []).filter((other) => graph.has(other));
  for (const other of next) {
    if (!order.has(other)) {
      visit(state, other);
      lowest.set(name, Math.min(lowest.get(name), lowest.get(other)));
    } else if (open.includes(other)) {
      lowest.set(name, Math.min(lowest.get(name), order.get(other)));
    }
  }
  if (lowest.get(name) !== order.get(name)) return;
  const members = open.splice(open.indexOf(name));
  if (members.length > 1 || next.includes(name)) state.circles.push(members.sort());
}
