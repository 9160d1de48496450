"""Makes MIDI files and tells the notes of MIDI files, with python3-mido as the parser.

    python3 mido_notes.py make FOLDER COUNT    random files: half written by mido, half byte by byte
    python3 mido_notes.py notes FILE...        a JSON line per file: [onset, offset, pitch, velocity, channel, program]

The notes are worked out independently of WeakSep's reader: mido decodes the events, the rules below pair them.
A note-off ends the open notes of its channel and pitch in its track that began earlier; what began on the same tick
lives on if another note ended there, otherwise it is dropped; open notes end with their track. A note's program is
the latest of its track and channel, else the channel's over all tracks. Format 2 is laid end to end.
"""

import json
import os
import random
import struct
import sys

import mido

DIVISIONS = [24, 96, 220, 480, 960, 32767]
SMPTE = {24: 24.0, 25: 25.0, 29: 30000 / 1001, 30: 30.0}


def keep_time(kind, data, delta=0):
    """mido 1.2 forgets the delta time of meta events that it does not know, which moves all that follows."""
    message = build_meta_message(kind, data, delta)
    message.time = delta
    return message


build_meta_message = mido.midifiles.midifiles.build_meta_message
mido.midifiles.midifiles.build_meta_message = keep_time


# --- notes -----------------------------------------------------------------------------------------------------------

def timeline(track):
    tick = 0
    for message in track:
        tick += message.time
        yield tick, message
        if message.type == 'end_of_track':
            return


def clock(midi, tempos):
    division = midi.ticks_per_beat
    if division < 0:
        frames = SMPTE[-(division >> 8)]
        return lambda tick: tick / (frames * (division & 0xFF))

    def seconds(tick):
        total, last, tempo = 0.0, 0, 500000
        for at, value in tempos:
            if at >= tick:
                break
            total += (at - last) * tempo / 1e6 / division
            last, tempo = at, value
        return total + (tick - last) * tempo / 1e6 / division

    return seconds


def programs_over_all_tracks(midi):
    """Per channel: (tick, track, program) in the order of playing."""
    changes = {}
    for index, track in enumerate(midi.tracks):
        for tick, message in timeline(track):
            if message.type == 'program_change':
                changes.setdefault(message.channel, []).append((tick, index, message.program))
    for entries in changes.values():
        entries.sort(key=lambda entry: entry[:2])
    return changes


def notes_of(path):
    midi = mido.MidiFile(path)
    sequential = midi.type == 2
    events = [list(timeline(track)) for track in midi.tracks]
    ends = [track[-1][0] if track else 0 for track in events]
    starts = [sum(ends[:i]) if sequential else 0 for i in range(len(events))]
    tempos = []
    for start, track in zip(starts, events):
        if sequential:
            tempos.append((start, 500000))
        tempos += [(start + tick, m.tempo) for tick, m in track if m.type == 'set_tempo']
    tempos.sort(key=lambda entry: entry[0])
    seconds = clock(midi, tempos)
    everywhere = {} if sequential else programs_over_all_tracks(midi)
    notes = []

    for index, (start, end, track) in enumerate(zip(starts, ends, events)):
        programs, sounding = {}, {}

        def finish(note, tick):
            on, velocity, channel, pitch, program = note
            notes.append([seconds(start + on), seconds(start + tick), pitch, velocity, channel, program])

        for tick, m in track:
            if m.type == 'program_change':
                programs[m.channel] = m.program
            elif m.type == 'note_on' and m.velocity > 0:
                program = programs.get(m.channel)
                if program is None:
                    before = [p for at, i, p in everywhere.get(m.channel, []) if (at, i) < (tick, index)]
                    program = before[-1] if before else 0
                sounding.setdefault((m.channel, m.note), []).append((tick, m.velocity, m.channel, m.note, program))
            elif m.type in ('note_on', 'note_off'):
                held = sounding.pop((m.channel, m.note), [])
                earlier = [note for note in held if note[0] < tick]
                for note in earlier:
                    finish(note, tick)
                if earlier and len(earlier) < len(held):
                    sounding[m.channel, m.note] = held[len(earlier):]
        for held in sounding.values():
            for note in held:
                if note[0] < end:
                    finish(note, end)
    return sorted(notes)


# --- files -----------------------------------------------------------------------------------------------------------

def random_division(rng):
    if rng.random() < 0.25:
        return struct.unpack('>h', struct.pack('bB', -rng.choice(list(SMPTE)), rng.choice([4, 40, 80, 100])))[0]
    return rng.choice(DIVISIONS)


def random_event(rng, channels):
    channel = rng.choice(channels)
    pitch = rng.choice([rng.randrange(128), rng.randrange(60, 64)])
    kind = rng.random()
    if kind < 0.42:
        return mido.Message('note_on', channel=channel, note=pitch, velocity=rng.randrange(1, 128))
    if kind < 0.62:
        return mido.Message('note_on', channel=channel, note=pitch, velocity=0)
    if kind < 0.76:
        return mido.Message('note_off', channel=channel, note=pitch, velocity=rng.randrange(128))
    return rng.choice([
        mido.Message('program_change', channel=channel, program=rng.randrange(128)),
        mido.Message('control_change', channel=channel, control=rng.choice([1, 6, 7, 38, 64, 100, 101, 121]),
                     value=rng.randrange(128)),
        mido.Message('pitchwheel', channel=channel, pitch=rng.randrange(-8192, 8192)),
        mido.Message('aftertouch', channel=channel, value=rng.randrange(128)),
        mido.Message('polytouch', channel=channel, note=pitch, value=rng.randrange(128)),
        mido.Message('sysex', data=[rng.randrange(128) for _ in range(rng.randrange(200))]),
        mido.MetaMessage('set_tempo', tempo=rng.randrange(200000, 1500000)),
        mido.MetaMessage('time_signature', numerator=rng.randrange(1, 16), denominator=2 ** rng.randrange(5)),
        mido.MetaMessage('key_signature', key=rng.choice(['C', 'F#m', 'Bb'])),
        mido.MetaMessage('lyrics', text='la' * rng.randrange(100)),
        mido.UnknownMetaMessage(0x60, data=[rng.randrange(256) for _ in range(rng.randrange(300))]),
    ])


def random_track(rng, channels):
    track = mido.MidiTrack()
    if rng.random() < 0.5:
        track.append(mido.MetaMessage('track_name', name='Track'))
    for _ in range(rng.randrange(5, 400)):
        event = random_event(rng, channels)
        event.time = rng.choice([0, 0, rng.randrange(200), rng.randrange(5000)])
        track.append(event)
    track.append(mido.MetaMessage('end_of_track', time=rng.randrange(1000)))
    return track


def random_tracks(rng, form):
    count = 1 if form == 0 else rng.randrange(1, 6)
    shared = rng.sample(range(16), rng.randrange(1, 4))
    return [random_track(rng, shared if rng.random() < 0.5 else rng.sample(range(16), 2)) for _ in range(count)]


def write_with_mido(rng, path):
    form = rng.choice([0, 1, 1, 2])
    midi = mido.MidiFile(type=form, ticks_per_beat=random_division(rng))
    midi.tracks.extend(random_tracks(rng, form))
    midi.save(path)


def quantity(rng, value):
    """A variable-length quantity, at times with leading zeros as some writers leave them."""
    groups = [value & 0x7F]
    while value > 0x7F:
        value >>= 7
        groups.insert(0, value & 0x7F)
    while len(groups) < 4 and rng.random() < 0.1:
        groups.insert(0, 0)
    return bytes([group | 0x80 for group in groups[:-1]] + groups[-1:])


def encode(rng, message, status):
    """The bytes of one event, and the running status after it."""
    if message.type == 'sysex':
        half = len(message.data) // 2
        if rng.random() < 0.5:
            packets = [(0xF0, bytes(message.data[:half])), (0xF7, bytes(message.data[half:]) + b'\xf7')]
        else:
            packets = [(0xF0, bytes(message.data) + b'\xf7')]
        joined = quantity(rng, 0).join(bytes([kind]) + quantity(rng, len(data)) + data for kind, data in packets)
        return joined, None
    data = bytes(message.bytes())
    if data[0] == 0xFF:
        return data, status if rng.random() < 0.5 else None
    if data[0] == status and rng.random() < 0.9:
        return data[1:], status
    return data, data[0]


def write_bytes(rng, path):
    form = rng.choice([0, 1, 1, 2])
    tracks = random_tracks(rng, form)
    extra = bytes(rng.randrange(256) for _ in range(rng.choice([0, 0, 2])))
    chunks = [b'MThd' + struct.pack('>IHHh', 6 + len(extra), form, len(tracks), random_division(rng)) + extra]
    for track in tracks:
        body, status = b'', None
        for message in track:
            if message.type == 'end_of_track' and rng.random() < 0.2:
                continue
            event, status = encode(rng, message, status)
            body += quantity(rng, message.time) + event
        chunks.append(b'MTrk' + struct.pack('>I', len(body)) + body)
    chunks.append(b'' if rng.random() < 0.7 else b'trailing bytes')
    with open(path, 'wb') as file:
        file.write(b''.join(chunks))


def make(folder, count):
    for index in range(count):
        rng = random.Random(index)
        write = write_with_mido if index % 2 == 0 else write_bytes
        write(rng, os.path.join(folder, '%03d.mid' % index))


if sys.argv[1] == 'make':
    make(sys.argv[2], int(sys.argv[3]))
else:
    for name in sys.argv[2:]:
        print(json.dumps(notes_of(name)))
