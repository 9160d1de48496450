import { expect, test, vi } from "vitest";
import { TileStore, type TileMaker, type TilePicture } from "../src/lanes/tileStore";

const tile = (index: number) => ({ level: 0, index });
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A maker whose pictures come when told. */
function maker() {
  const calls: { from: number; signal: AbortSignal; finish: (ready: number) => void; fail: () => void }[] = [];
  const make: TileMaker = (from, _to, signal) =>
    new Promise((resolve, reject) =>
      calls.push({
        from, signal, fail: () => reject(new Error("away")),
        finish: (ready) => resolve({ picture: {} as TilePicture["picture"], ready }),
      }));
  return { calls, make };
}

test("a picture is made once, and anew when more of it is rendered", async () => {
  const { calls, make } = maker();
  const changed = vi.fn();
  const store = new TileStore(make, 10, 5, changed);
  expect(store.get(tile(2), 2.5)).toBeUndefined();
  store.get(tile(2), 2.5);
  expect(calls).toHaveLength(1);
  calls[0]!.finish(2.5);
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2), 2000);
  expect(store.get(tile(2), 2.5)).toBeDefined();
  expect(calls).toHaveLength(1);
  store.get(tile(2), 3);
  expect(calls).toHaveLength(2);
  calls[1]!.finish(3);
  await turn();
  await turn();
  store.get(tile(2), 10);
  expect(calls).toHaveLength(2);
});

test("nothing is asked for where nothing is rendered", () => {
  const { calls, make } = maker();
  const store = new TileStore(make, 10, 5, () => {});
  store.get(tile(3), 3);
  expect(calls).toHaveLength(0);
});

test("what scrolls away before it is made is given up", async () => {
  const { calls, make } = maker();
  const store = new TileStore(make, 100, 5, () => {});
  [0, 1, 2, 3, 4, 5].forEach((index) => store.get(tile(index), 100));
  store.settle();
  [5, 6].forEach((index) => store.get(tile(index), 100));
  store.settle();
  expect(calls.map((call) => call.signal.aborted)).toEqual([true, true, true, true]);
  calls.forEach((call) => call.fail());
  await turn();
  // The newest first; of those that waited only what is still in view.
  expect(calls.slice(4).map((call) => call.from)).toEqual([6, 5]);
  calls.slice(4).forEach((call) => call.finish(100));
  await turn();
  expect(store.peek(tile(5))).toBeDefined();
  expect(store.peek(tile(0))).toBeUndefined();
});

test("pictures that were not used for long are forgotten", async () => {
  const { calls, make } = maker();
  const store = new TileStore(make, 100, 2, () => {});

  for (const index of [0, 1, 2]) {
    store.get(tile(index), 100);
    calls[index]!.finish(100);
    await turn();
    store.get(tile(0), 100);
  }

  expect([0, 1, 2].map((index) => store.peek(tile(index)) !== undefined)).toEqual([true, false, true]);
});
