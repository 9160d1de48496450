#!/usr/bin/python3
"""Compiles the ABC scores of this folder to Standard MIDI Files.

    apt-get install abcmidi python3-mido
    ./compile.py                 # every *.abc beside this script
    ./compile.py minuet-in-g.abc ../../examples/riverside.abc

abc2midi does the notation; any warning of it is an error here. It writes one track per voice, so this script then
joins the voices of one instrument (the two hands of the piano) into one track on one channel, and moves onsets
and velocities by a few milliseconds and steps, as players do. The moves are drawn from a generator seeded with
the file name: the same ABC always gives the same MIDI file.
"""
import pathlib
import random
import subprocess
import sys
import tempfile

import mido

# General MIDI programs, counted from 0, of the three instruments and the channel each is written to.
INSTRUMENTS = [("Bass", range(32, 40), 0), ("Guitar", range(24, 32), 1), ("Piano", range(0, 8), 2)]

ONSET_SIGMA_SECONDS = 0.005
ONSET_LIMIT_SECONDS = 0.012
VELOCITY_SIGMA = 4.0
# A key is released this long before the same key is struck again, so that no note-off ends the wrong note.
REPEAT_GAP_TICKS = 8
# Volume, pan, sustain pedal, reverberation.
CONTROLS = {7, 10, 64, 91}
TEMPO_TYPES = {"set_tempo", "time_signature", "key_signature"}


def main():
    here = pathlib.Path(__file__).resolve().parent
    for path in [pathlib.Path(name) for name in sys.argv[1:]] or sorted(here.glob("*.abc")):
        compile_score(path, path.with_suffix(".mid"))
        print(path.with_suffix(".mid").name)


def compile_score(abc, mid):
    with tempfile.TemporaryDirectory() as folder:
        raw = pathlib.Path(folder) / "raw.mid"
        said = subprocess.run(["abc2midi", str(abc), "-o", str(raw)], capture_output=True, text=True)
        if "Warning" in said.stdout or "Error" in said.stdout or not raw.exists():
            raise SystemExit(f"{abc}:\n{said.stdout}")
        source = mido.MidiFile(raw)

    conductor, notes, controls, programs = read(source)
    tempi = [(tick, m.tempo) for tick, m in conductor if m.type == "set_tempo"]
    chance = random.Random(abc.stem)
    target = mido.MidiFile(type=1, ticks_per_beat=source.ticks_per_beat)
    target.tracks.append(to_track(conductor))
    for name, _, channel in INSTRUMENTS:
        part = humanise(notes[name], tempi, source.ticks_per_beat, chance)
        events = [(0, mido.MetaMessage("track_name", name=name)),
                  (0, mido.Message("program_change", channel=channel, program=programs[name]))]
        events += [(tick, m.copy(channel=channel, time=0)) for tick, m in controls[name]]
        for on, off, pitch, velocity in separate(part):
            events.append((on, mido.Message("note_on", channel=channel, note=pitch, velocity=velocity)))
            events.append((off, mido.Message("note_off", channel=channel, note=pitch, velocity=0)))
        target.tracks.append(to_track(events))
    target.save(mid)


def read(source):
    """Returns the tempo track, and per instrument its notes (on, off, pitch, velocity), controls and program."""
    conductor = []
    notes, controls, programs = ({name: [] for name, _, _ in INSTRUMENTS} for _ in range(3))
    for track in source.tracks:
        tick, name, sounding = 0, None, {}
        for m in track:
            tick += m.time
            if m.type in TEMPO_TYPES:
                conductor.append((tick, m.copy(time=0)))
            elif m.type == "program_change":
                name = next(n for n, numbers, _ in INSTRUMENTS if m.program in numbers)
                programs[name] = m.program
            elif m.type == "control_change" and m.control in CONTROLS and name:
                controls[name].append((tick, m))
            elif m.type == "note_on" and m.velocity > 0:
                sounding.setdefault(m.note, []).append((tick, m.velocity))
            elif m.type in ("note_on", "note_off") and sounding.get(m.note):
                on, velocity = sounding[m.note].pop(0)
                notes[name].append((on, tick, m.note, velocity))
    return conductor, notes, controls, programs


def humanise(notes, tempi, ticks_per_beat, chance):
    moved = []
    for on, off, pitch, velocity in sorted(notes):
        tempo = [t for tick, t in tempi if tick <= on][-1]
        seconds = max(-ONSET_LIMIT_SECONDS, min(ONSET_LIMIT_SECONDS, chance.gauss(0, ONSET_SIGMA_SECONDS)))
        move = round(seconds * 1e6 / tempo * ticks_per_beat)
        start = max(0, on + move)
        louder = round(chance.gauss(0, VELOCITY_SIGMA))
        moved.append((start, max(start + 10, off), pitch, max(1, min(127, velocity + louder))))
    return moved


def separate(notes):
    """Joins strikes of one key within 30 ticks into one note and ends a note before its key is struck again."""
    result = []
    for pitch in sorted({n[2] for n in notes}):
        line = sorted(n for n in notes if n[2] == pitch)
        kept = []
        for on, off, _, velocity in line:
            if kept and on - kept[-1][0] < 30:
                kept[-1] = (kept[-1][0], max(off, kept[-1][1]), pitch, max(velocity, kept[-1][3]))
                continue
            if kept and kept[-1][1] > on - REPEAT_GAP_TICKS:
                kept[-1] = (kept[-1][0], on - REPEAT_GAP_TICKS, pitch, kept[-1][3])
            kept.append((on, off, pitch, velocity))
        result += kept
    return sorted(result)


def to_track(events):
    track, last = mido.MidiTrack(), 0
    # At one tick: names and programs, then releases, then strikes.
    order = {"note_off": 1, "control_change": 2, "note_on": 3}
    for tick, message in sorted(events, key=lambda e: (e[0], order.get(e[1].type, 0))):
        track.append(message.copy(time=tick - last))
        last = tick
    return track


if __name__ == "__main__":
    main()
