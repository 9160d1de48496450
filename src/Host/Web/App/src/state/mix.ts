import { batch, computed, signal } from "@preact/signals-core";
import type { Stem, StripSettings } from "../api/types";
import { audibleGain, type MixSettings } from "../audio/mixGraph";
import { HIGHEST_DB, SILENCE_DB } from "../model/decibels";
import { clamp } from "../model/timeAxis";

const UNTOUCHED: StripSettings = { gainDb: 0, pan: 0, mute: false, solo: false };

/** The faders and switches of all strips. */
export class Mix {
  /** In the order in which they stand on the page; the residual is last. */
  readonly stems = signal<readonly Stem[]>([]);
  readonly strips = signal<ReadonlyMap<string, StripSettings>>(new Map());
  readonly masterDb = signal(0);
  readonly settings = computed<MixSettings>(() => ({ strips: this.completed(), masterDb: this.masterDb.value }));

  strip(stem: string): StripSettings {
    return this.strips.value.get(stem) ?? UNTOUCHED;
  }

  /** Changes what is given of a strip. */
  change(stem: string, change: Partial<StripSettings>): void {
    const strip = { ...this.strip(stem), ...change };
    const gainDb = clamp(strip.gainDb, SILENCE_DB, HIGHEST_DB);
    const changed = { ...strip, gainDb, pan: clamp(strip.pan, -1, 1) };
    this.strips.value = new Map(this.strips.value).set(stem, changed);
  }

  setMaster(gainDb: number): void {
    this.masterDb.value = clamp(gainDb, SILENCE_DB, HIGHEST_DB);
  }

  /** Takes over settings that were made elsewhere. */
  adopt(settings: MixSettings): void {
    batch(() => {
      this.strips.value = new Map([...this.strips.peek(), ...settings.strips]);
      this.masterDb.value = settings.masterDb;
    });
  }

  toggle(stem: string, which: "mute" | "solo"): void {
    this.change(stem, { [which]: !this.strip(stem)[which] });
  }

  /** Whether anything of a stem is let through. */
  isAudible(stem: string): boolean {
    const anySolo = this.stems.value.some(({ id }) => this.strip(id).solo);
    return audibleGain(this.strip(stem), anySolo) > 0;
  }

  private completed(): ReadonlyMap<string, StripSettings> {
    return new Map(this.stems.value.map(({ id }) => [id, this.strip(id)]));
  }
}
