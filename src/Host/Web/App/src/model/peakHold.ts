import { decibelsOf } from "./decibels";

/** Lowest mark of a meter, dBFS. */
export const METER_FLOOR_DB = -60;
/** Highest mark: what is above full scale is clipped by the device, and shown. */
export const METER_TOP_DB = 6;

const FALL_DB_PER_SECOND = 24;
const HOLD_SECONDS = 1.5;

/** A peak meter's needle: rises at once, falls slowly, remembers its highest for a while and a clip until told. */
export class PeakHold {
  levelDb = METER_FLOOR_DB;
  heldDb = METER_FLOOR_DB;
  clipped = false;
  private heldFor = 0;

  /** @param amplitude linear peak since the last call. */
  update(amplitude: number, elapsedSeconds: number): void {
    const now = Math.max(METER_FLOOR_DB, decibelsOf(amplitude));
    const fall = FALL_DB_PER_SECOND * elapsedSeconds;
    this.levelDb = Math.max(now, this.levelDb - fall, METER_FLOOR_DB);
    this.heldFor += elapsedSeconds;

    if (this.levelDb >= this.heldDb) {
      this.heldDb = this.levelDb;
      this.heldFor = 0;
    } else if (this.heldFor > HOLD_SECONDS) {
      this.heldDb = Math.max(this.levelDb, this.heldDb - fall, METER_FLOOR_DB);
    }

    this.clipped ||= amplitude > 1;
  }

  reset(): void {
    this.clipped = false;
    this.heldDb = this.levelDb;
  }
}

/** Share of a meter's height, 0 to 1: linear in decibels, the lowest third squeezed. */
export function meterShare(db: number): number {
  const squeezedDb = -36;
  const squeezedShare = 0.22;

  if (db <= METER_FLOOR_DB) {
    return 0;
  }

  return db < squeezedDb
    ? ((db - METER_FLOOR_DB) / (squeezedDb - METER_FLOOR_DB)) * squeezedShare
    : Math.min(1, squeezedShare + ((db - squeezedDb) / (METER_TOP_DB - squeezedDb)) * (1 - squeezedShare));
}
