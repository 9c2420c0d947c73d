/** One item after the other, again and again. */
export function inTurn(items, work) {
  let next = 0;
  return () => work(items[next++ % items.length]);
}
