"""Works out the numbers that the trainer's losses and networks are held against: plain Python, double precision.

    python3 make_golden.py > golden.json

Written from specs/score.md sections 5 to 7, in its own words: the cross entropy on probabilities, loops for sums, and
nothing shared with the trainer. The inputs are sines of their indices (FormulaInputs.cs makes the same), no chance.
Not in the specification: the layer norms add 1e-5 to the variance, and the variant "compressed" of the network
feeds (Z + 1e-6)^0.3 and bends with the fixed slope 0.2.
"""

import json
from math import exp, floor, log, sin, sqrt

BATCH, INSTRUMENTS, FRAMES, PITCHES = 2, 3, 5, 88
SAMPLE_RATE, FFT = 16000, 2048
BINS = FFT // 2 + 1
RATES = [0.67, 0.14, 0.41]  # bass, guitar, piano: share of active frames in the paper
ALPHA_1, BETA_1, ALPHA_2, BETA_2 = 0.03, 0.1, 1, 0.1


def cube(shape, value):
    """Nested lists of a shape, filled from their flat index."""
    counter = iter(range(10**9))

    def fill(rest):
        return [fill(rest[1:]) for _ in range(rest[0])] if rest else value(next(counter))

    return fill(list(shape))


def sigmoid(x):
    return 1 / (1 + exp(-x))


def bend(x):
    """Inputs away from any regular grid: the sine of an angle that grows unevenly."""
    return sin(0.83 * x + 0.37 * (x * x % 101))


def make_roll(salt):
    """Y[b][i][t][n]. Nobody plays in frame 2, bass rests in frame 3, guitar rests in clip 1 altogether."""

    def cell(b, i, t, n):
        rests = t == 2 or (t == 3 and i == 0) or (b == 1 and i == 1)
        return 0 if rests else int((7 * b + 11 * i + 5 * t + n + salt) % 41 == 0)

    return [[[[cell(b, i, t, n) for n in range(PITCHES)] for t in range(FRAMES)] for i in range(INSTRUMENTS)]
            for b in range(BATCH)]


def cross_entropy(y, p):
    return -y * log(p) - (1 - y) * log(1 - p)


def make_weights(roll):
    return [[[1 / RATES[i] if any(frame) else 1 / (1 - RATES[i]) for frame in clip[i]] for i in range(INSTRUMENTS)]
            for clip in roll]


def l_score(p, roll, w):
    return sum(
        w[b][i][t] * cross_entropy(roll[b][i][t][n], p[b][i][t][n])
        for b in range(BATCH) for i in range(INSTRUMENTS) for t in range(FRAMES) for n in range(PITCHES)
    ) / (BATCH * FRAMES)


def l_pitch(p, roll):
    return sum(
        cross_entropy(max(clip[i][t][n] for i in range(INSTRUMENTS)), max(q[i][t][n] for i in range(INSTRUMENTS)))
        for clip, q in zip(roll, p) for t in range(FRAMES) for n in range(PITCHES)
    ) / (BATCH * FRAMES)


def l_inst(p, roll, w):
    return sum(
        w[b][i][t] * cross_entropy(max(roll[b][i][t]), max(p[b][i][t]))
        for b in range(BATCH) for i in range(INSTRUMENTS) for t in range(FRAMES)
    ) / (BATCH * FRAMES)


def l_separated(p, roll, w):
    """Sum over sources s of L_score(S_s, Y^(s)); p[b][s][j][t][n], weights from the whole mixture's roll."""
    total = 0
    for s in range(INSTRUMENTS):
        only = [[[[roll[b][j][t][n] if j == s else 0 for n in range(PITCHES)] for t in range(FRAMES)]
                 for j in range(INSTRUMENTS)] for b in range(BATCH)]
        total += l_score([p[b][s] for b in range(BATCH)], only, w)
    return total


def l_complement(p, roll, w):
    """L_ATL: of source s nothing of instrument s, and all that the others play in the mixture."""
    total = 0
    for s in range(INSTRUMENTS):
        others = [[[[0 if j == s else roll[b][j][t][n] for n in range(PITCHES)] for t in range(FRAMES)]
                   for j in range(INSTRUMENTS)] for b in range(BATCH)]
        total += l_score([p[b][s] for b in range(BATCH)], others, w)
    return total


def l_fooled(p, roll, w):
    """L_AML with both logarithms held at -10."""
    return sum(
        w[b][i][t] * (y * max(log(q), -10) + (1 - y) * max(log(1 - q), -10))
        for b in range(BATCH) for i in range(INSTRUMENTS) for t in range(FRAMES)
        for y, q in zip(roll[b][i][t], p[b][i][t])
    ) / (BATCH * FRAMES)


def note_bins(note):
    """B(n) of section 6."""
    f0 = 440 * 2 ** ((note - 69) / 12)
    bins = set()
    for h in range(1, floor(SAMPLE_RATE / 2 / f0) + 1):
        centre = round(h * f0 / (SAMPLE_RATE / FFT))
        bins |= {centre - 1, centre, centre + 1}
    return bins & set(range(BINS))


NOTE_BINS = [note_bins(21 + n) for n in range(PITCHES)]


def l_mix(mixture, separated, active):
    """Either mixture loss: active(b, i, t, f) says who may explain the mixture in a bin."""
    total = 0
    for b in range(BATCH):
        for t in range(FRAMES):
            for f in range(BINS):
                allowed = [active(b, i, t, f) for i in range(INSTRUMENTS)]
                parts = [separated[b][i][t][f] for i in range(INSTRUMENTS)]
                total += abs(mixture[b][t][f] - sum(s for s, a in zip(parts, allowed) if a))
                total += sum(abs(s) for s, a in zip(parts, allowed) if not a)
    return total / (BATCH * FRAMES)


def mixture_losses(mixture, separated, roll):
    clip = [[any(any(frame) for frame in roll[b][i]) for i in range(INSTRUMENTS)] for b in range(BATCH)]
    bins = [[[set().union(*(NOTE_BINS[n] for n in range(PITCHES) if frame[n])) for frame in roll[b][i]]
             for i in range(INSTRUMENTS)] for b in range(BATCH)]
    return (l_mix(mixture, separated, lambda b, i, t, f: clip[b][i]),
            l_mix(mixture, separated, lambda b, i, t, f: f in bins[b][i][t]))


class Network:
    """Section 5, a clip at a time: [frames][bins] to [frames][outputs] before the last sigmoid."""

    def __init__(self, bins, outputs, bottleneck, hidden, skip, repeats, blocks, norm, compressed=False):
        self.parameters = 0
        self.norm, self.compressed = norm, compressed
        self.slope = 0.2 if compressed else 0.25
        self.input_norm = self.gains(bins)
        self.input = self.linear(bins, bottleneck)
        self.blocks = [
            (2 ** d, self.linear(bottleneck, hidden), self.gains(hidden), self.filter(hidden), self.gains(hidden),
             self.linear(hidden, bottleneck), self.linear(hidden, skip))
            for _ in range(repeats) for d in range(blocks)]
        self.output = self.linear(skip, outputs)

    def tensor(self, count, base, amplitude):
        k, self.parameters = self.parameters, self.parameters + 1
        return [base + amplitude * bend(e + 3 * k + 1) for e in range(count)]

    def gains(self, channels):
        return self.tensor(channels, 1, 0.3), self.tensor(channels, 0, 0.2)

    def linear(self, inputs, outputs):
        flat = self.tensor(inputs * outputs, 0, 1.2 / sqrt(inputs))
        return [flat[o * inputs:(o + 1) * inputs] for o in range(outputs)], self.tensor(outputs, 0, 0.1)

    def filter(self, channels):
        flat = self.tensor(channels * 3, 0, 0.6)
        return [flat[c * 3:c * 3 + 3] for c in range(channels)], self.tensor(channels, 0, 0.1)

    def prelu(self, x):
        return [[v if v > 0 else self.slope * v for v in frame] for frame in x]

    def normalize(self, x, gains):
        def scaled(frame, over):
            mean = sum(over) / len(over)
            deviation = sqrt(sum((v - mean) ** 2 for v in over) / len(over) + 1e-5)
            return [(v - mean) / deviation * gain + offset for v, gain, offset in zip(frame, *gains)]

        everything = [v for frame in x for v in frame]
        return [scaled(frame, everything if self.norm == "Global" else frame) for frame in x]

    @staticmethod
    def apply(x, layer):
        matrix, offsets = layer
        return [[sum(w * v for w, v in zip(row, frame)) + offset for row, offset in zip(matrix, offsets)] for frame in x]

    @staticmethod
    def convolve(x, layer, dilation):
        def at(t, c):
            return x[t][c] if 0 <= t < len(x) else 0

        taps, offsets = layer
        return [[sum(taps[c][k] * at(t + (k - 1) * dilation, c) for k in range(3)) + offsets[c]
                 for c in range(len(offsets))] for t in range(len(x))]

    def __call__(self, z):
        if self.compressed:
            z = [[(v + 1e-6) ** 0.3 for v in frame] for frame in z]
        x = self.apply(self.normalize(z, self.input_norm), self.input)
        skips = None
        for dilation, widen, norm_1, taps, norm_2, residual, skip in self.blocks:
            h = self.normalize(self.prelu(self.apply(x, widen)), norm_1)
            h = self.normalize(self.prelu(self.convolve(h, taps, dilation)), norm_2)
            part = self.apply(h, skip)
            skips = part if skips is None else add(skips, part)
            x = add(x, self.apply(h, residual))
        return self.apply(self.prelu(skips), self.output)


class FilterFirst(Network):
    """The variant that filters the narrow channels, then widens and narrows each frame; a norm before the last layer."""

    def __init__(self, bins, outputs, bottleneck, hidden, repeats, blocks):
        self.parameters = 0
        self.norm, self.slope = "Frame", 0.2
        self.input_norm = self.gains(bins)
        self.input = self.linear(bins, bottleneck)
        self.blocks = [
            (2 ** d, self.filter(bottleneck), self.gains(bottleneck), self.linear(bottleneck, hidden),
             self.linear(hidden, bottleneck))
            for _ in range(repeats) for d in range(blocks)]
        self.output_norm = self.gains(bottleneck)
        self.output = self.linear(bottleneck, outputs)

    def __call__(self, z):
        x = self.apply(self.normalize(z, self.input_norm), self.input)
        for dilation, taps, norm, widen, narrow in self.blocks:
            h = self.normalize(self.convolve(x, taps, dilation), norm)
            x = add(x, self.apply(self.prelu(self.apply(h, widen)), narrow))
        return self.apply(self.normalize(x, self.output_norm), self.output)


def add(a, b):
    return [[p + q for p, q in zip(m, n)] for m, n in zip(a, b)]


def flat(x):
    return [v for part in x for v in flat(part)] if isinstance(x, list) else [x]


def network_outputs():
    """Two clips of 11 frames and 7 bins; 5 outputs; 2 repeats of dilations 1, 2, 4."""
    z = cube((2, 11, 7), lambda k: abs(sin(0.29 * k + 0.3)))
    outputs = {
        name: flat([Network(7, 5, 4, 6, 3, 2, 3, norm, compressed)(clip) for clip in z])
        for name, norm, compressed in [
            ("frame", "Frame", False), ("global", "Global", False), ("compressed", "Frame", True)]}
    outputs["filterFirst"] = flat([FilterFirst(7, 5, 4, 6, 2, 3)(clip) for clip in z])
    return outputs


def make_mixture(salt):
    return cube((BATCH, FRAMES, BINS), lambda k: abs(sin(0.29 * k + 0.3 + salt)))


def loss_numbers():
    """The losses by themselves, on transcriptions and sources made by formula."""
    roll = make_roll(0)
    w = make_weights(roll)
    p = cube((BATCH, INSTRUMENTS, FRAMES, PITCHES), lambda k: sigmoid(4 * bend(k)))
    of_sources = cube((BATCH, INSTRUMENTS, INSTRUMENTS, FRAMES, PITCHES), lambda k: sigmoid(4 * bend(k + 5)))
    certain = cube((BATCH, INSTRUMENTS, FRAMES, PITCHES), lambda k: sigmoid(14 * bend(k + 3)))
    separated = cube((BATCH, INSTRUMENTS, FRAMES, BINS), lambda k: 0.6 * abs(bend(k + 9)))
    clip, harmonic = mixture_losses(make_mixture(0), separated, roll)
    return {"weights": flat(w), "score": l_score(p, roll, w), "pitch": l_pitch(p, roll), "instrument": l_inst(p, roll, w),
            "separatedScore": l_separated(of_sources, roll, w), "complement": l_complement(of_sources, roll, w),
            "fooled": l_fooled(certain, roll, w), "clipMixture": clip, "harmonicMixture": harmonic}


def stage_numbers():
    """L_TL, and L_sep with kappa from another batch, both with tiny networks."""
    transcriptor = Network(BINS, INSTRUMENTS * PITCHES, 4, 6, 5, 1, 2, "Global")
    separator = Network(BINS, INSTRUMENTS * BINS, 5, 7, 4, 1, 2, "Frame")

    def transcribe(z):
        logits = transcriptor(z)
        return [[[sigmoid(frame[i * PITCHES + n]) for n in range(PITCHES)] for frame in logits] for i in range(INSTRUMENTS)]

    def separate(z):
        logits = separator(z)
        return [[[sigmoid(logit[i * BINS + f]) * frame[f] for f in range(BINS)] for logit, frame in zip(logits, z)]
                for i in range(INSTRUMENTS)]

    def parts(salt):
        mixture, roll = make_mixture(salt), make_roll(salt)
        separated = [separate(z) for z in mixture]
        of_sources = [[transcribe(source) for source in clip] for clip in separated]
        return [l_separated(of_sources, roll, make_weights(roll)), *mixture_losses(mixture, separated, roll)]

    mixture, roll = make_mixture(0), make_roll(0)
    w = make_weights(roll)
    p = [transcribe(z) for z in mixture]
    total = l_score(p, roll, w) + ALPHA_1 * l_inst(p, roll, w) + BETA_1 * l_pitch(p, roll)
    score, clip, harmonic = parts(0)
    kappa = score / clip
    score, clip, harmonic = parts(3)
    return {"transcriptor": total, "kappa": kappa,
            "separator": score + kappa * (ALPHA_2 * clip + BETA_2 * harmonic)}


if __name__ == "__main__":
    print(json.dumps({"losses": loss_numbers(), "stages": stage_numbers(), "networks": network_outputs()}, indent=1))
