import type { Peak } from "../api/types";

/** Collects peaks between two looks at the meters. */
export class PeakStore {
  private peaks = new Map<string, Peak>();

  add(id: string, [left, right]: Peak): void {
    const held = this.peaks.get(id) ?? [0, 0];
    this.peaks.set(id, [Math.max(held[0], left), Math.max(held[1], right)]);
  }

  take(): ReadonlyMap<string, Peak> {
    const taken = this.peaks;
    this.peaks = new Map();
    return taken;
  }
}
