"""Works out the numbers that the networks and losses of the recipe "labels" are held against: plain Python, double precision.

    python3 make_label_golden.py > golden-labels.json

Written from specs/weak-labels.md sections 4 to 6, in its own words: an LSTM step by step, convolutions as loops, the cross
entropy on probabilities, and nothing shared with the trainer. Inputs and weights are sines of their indices, no chance
(LabelFormulas.cs makes the same). The batch norms add 1e-5 to the variance.
"""

import json
from math import exp, log, log10, sin, sqrt

BATCH, CLASSES, FRAMES, BINS = 2, 2, 7, 9
SEPARATOR_UNITS, CLASSIFIER_UNITS = 3, 2
CHANNELS, KERNEL = [2, 3], 3
PRIORS = [0.26, 0.4]
RHO = 0.5


def bend(x):
    """Away from any regular grid: the sine of an angle that grows unevenly."""
    return sin(0.83 * x + 0.37 * (x * x % 101))


def sigmoid(x):
    return 1 / (1 + exp(-x))


def tanh(x):
    return 2 * sigmoid(2 * x) - 1


class Weights:
    """Gives out tensors as flat lists, the k-th from the indices e + 3 k + 1."""

    def __init__(self):
        self.count = 0

    def take(self, size, base, amplitude):
        k, self.count = self.count, self.count + 1
        return [base + amplitude * bend(e + 3 * k + 1) for e in range(size)]

    def matrix(self, rows, columns):
        flat = self.take(rows * columns, 0, 1.2 / sqrt(columns))
        return [flat[r * columns:(r + 1) * columns] for r in range(rows)]

    def offsets(self, size):
        return self.take(size, 0, 0.1)


def dot(row, vector):
    return sum(w * v for w, v in zip(row, vector))


class Lstm:
    """Two directions; the gates of a weight matrix are stacked as input, forget, cell, output."""

    def __init__(self, weights, inputs, units, layers, directions=2):
        self.units = units
        self.layers = []
        for layer in range(layers):
            width = inputs if layer == 0 else directions * units
            self.layers.append([
                (weights.matrix(4 * units, width), weights.matrix(4 * units, units), weights.offsets(4 * units),
                 weights.offsets(4 * units)) for _ in range(directions)])

    def run(self, frames, weights):
        from_input, from_output, bias_1, bias_2 = weights
        output, cell, all_outputs = [0] * self.units, [0] * self.units, []
        for frame in frames:
            gates = [dot(a, frame) + dot(b, output) + c + d
                     for a, b, c, d in zip(from_input, from_output, bias_1, bias_2)]
            n = self.units
            cell = [sigmoid(gates[n + u]) * cell[u] + sigmoid(gates[u]) * tanh(gates[2 * n + u]) for u in range(n)]
            output = [sigmoid(gates[3 * n + u]) * tanh(cell[u]) for u in range(n)]
            all_outputs.append(output)
        return all_outputs

    def __call__(self, frames):
        for directions in self.layers:
            outputs = [self.run(frames, directions[0])]
            if len(directions) == 2:
                outputs.append(self.run(frames[::-1], directions[1])[::-1])
            frames = [sum(parts, []) for parts in zip(*outputs)]
        return frames


class Linear:
    def __init__(self, weights, inputs, outputs):
        self.matrix, self.bias = weights.matrix(outputs, inputs), weights.offsets(outputs)

    def __call__(self, frames):
        return [[dot(row, frame) + b for row, b in zip(self.matrix, self.bias)] for frame in frames]


class Norm:
    """A batch norm with stored statistics, one per channel."""

    def __init__(self, weights, channels):
        self.gain = weights.take(channels, 1, 0.3)
        self.offset = weights.take(channels, 0, 0.2)
        self.mean = weights.take(channels, 0, 0.2)
        self.variance = weights.take(channels, 1, 0.3)

    def __call__(self, value, channel):
        return (value - self.mean[channel]) / sqrt(self.variance[channel] + 1e-5) * self.gain[channel] + self.offset[channel]


class Separator:
    def __init__(self, directions=2, normalized=False):
        weights = Weights()
        self.norm = Norm(weights, BINS) if normalized else None
        self.lstm = Lstm(weights, BINS, SEPARATOR_UNITS, 2, directions)
        self.output = Linear(weights, directions * SEPARATOR_UNITS, CLASSES * BINS)

    def __call__(self, magnitudes):
        frames = [[log(max(x, 1e-7)) for x in frame] for frame in magnitudes]
        if self.norm:
            frames = [[self.norm(x, f) for f, x in enumerate(frame)] for frame in frames]
        logits = self.output(self.lstm(frames))
        return [[[sigmoid(frame[c * BINS + f]) for f in range(BINS)] for frame in logits] for c in range(CLASSES)]


def convolve(maps, kernels, biases):
    """maps[channel][frame][bin], zeros beyond the edges."""
    half, frames, bins = KERNEL // 2, len(maps[0]), len(maps[0][0])

    def at(c, t, f):
        return maps[c][t][f] if 0 <= t < frames and 0 <= f < bins else 0

    return [[[sum(kernel[(c * KERNEL + i) * KERNEL + j] * at(c, t + i - half, f + j - half)
                  for c in range(len(maps)) for i in range(KERNEL) for j in range(KERNEL)) + bias
              for f in range(bins)] for t in range(frames)] for kernel, bias in zip(kernels, biases)]


def pool(maps, over):
    return [[[max(m[t * over + i][2 * f + j] for i in range(over) for j in range(2)) for f in range(len(m[0]) // 2)]
             for t in range(len(m) // over)] for m in maps]


class Classifier:
    """Logits per class and frame, and a clip's probabilities by pooling."""

    def __init__(self, kind, pooling):
        weights = Weights()
        self.kind, self.pooling = kind, pooling
        self.blocks = []
        if kind == "convolutional":
            inputs = 1
            for outputs in CHANNELS:
                size = inputs * KERNEL * KERNEL
                kernels = weights.matrix(outputs, size)
                self.blocks.append((kernels, weights.offsets(outputs), Norm(weights, outputs)))
                inputs = outputs
            features, layers = CHANNELS[-1] * (BINS >> len(CHANNELS)), 1
        else:
            features, layers = BINS, 2
        self.lstm = Lstm(weights, features, CLASSIFIER_UNITS, layers)
        self.output = Linear(weights, 2 * CLASSIFIER_UNITS, CLASSES)
        self.attention = Linear(weights, 2 * CLASSIFIER_UNITS, CLASSES) if pooling == "attention" else None

    def __call__(self, magnitudes):
        frames = magnitudes
        if self.blocks:
            maps = [magnitudes]
            for index, (kernels, biases, norm) in enumerate(self.blocks):
                maps = [[[max(0, norm(v, c)) for v in frame] for frame in m]
                        for c, m in enumerate(convolve(maps, kernels, biases))]
                maps = pool(maps, 1 if index == 0 else 2)
            frames = [[v for m in maps for v in m[t]] for t in range(len(maps[0]))]
        hidden = self.lstm(frames)
        logits = [[frame[c] for frame in self.output(hidden)] for c in range(CLASSES)]
        probabilities = [[sigmoid(x) for x in row] for row in logits]
        if self.pooling == "max":
            clip = [max(row) for row in probabilities]
        elif self.pooling == "mean":
            clip = [sum(row) / len(row) for row in probabilities]
        else:
            scores = [[exp(frame[c]) for frame in self.attention(hidden)] for c in range(CLASSES)]
            clip = [sum(s * p for s, p in zip(score, row)) / sum(score) for score, row in zip(scores, probabilities)]
        return logits, clip


def cross_entropy(y, p):
    return -y * log(p) - (1 - y) * log(1 - p)


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def magnitudes(salt):
    return [[[abs(sin(0.29 * ((b * FRAMES + t) * BINS + f) + 0.3 + salt)) for f in range(BINS)] for t in range(FRAMES)]
            for b in range(BATCH)]


def labels(salt):
    """y[b][c][t]; in some frames nothing sounds."""
    return [[[int((7 * b + 3 * c + t * t + salt) % 5 < 2) for t in range(FRAMES)] for c in range(CLASSES)] for b in range(BATCH)]


def pooled(rows, step):
    return [[max(row[t * step:(t + 1) * step]) for t in range(len(row) // step)] for row in rows]


def weight(y, c):
    return 1 / PRIORS[c] if y else 1 / (1 - PRIORS[c])


def frame_classification(logits, y, own=None):
    """(L4) of one input: own is the source that it is, or None for the mixture."""
    frames = len(y[0])
    return mean(sum(weight(y[c][t], c) * cross_entropy(y[c][t] if own in (None, c) else 0, sigmoid(logits[c][t]))
                    for c in range(CLASSES)) for t in range(frames))


def clip_classification(p, y, own=None):
    return sum(cross_entropy(y[c] if own in (None, c) else 0, p[c]) for c in range(CLASSES))


def residual(x, sources, active):
    """Of one frame: |X - sum of active| over bins, and all that is inactive."""
    missing = sum(abs(x[f] - sum(s[f] for s, a in zip(sources, active) if a)) for f in range(BINS))
    return missing + sum(sum(s) for s, a in zip(sources, active) if not a)


def frame_mixture(x, separated, y):
    values = [residual(x[t], [s[t] for s in separated], [row[t] for row in y])
              for t in range(FRAMES) if any(row[t] for row in y)]
    return mean(values) if values else 0


def clip_mixture(x, separated, y):
    return mean(residual(x[t], [s[t] for s in separated], y) for t in range(FRAMES))


def strong(separated, known, y):
    return mean(sum(weight(y[c][t], c) * sum(abs(known[c][t][f] - separated[c][t][f]) for f in range(BINS))
                    for c in range(CLASSES)) for t in range(FRAMES))


def stage_parts(separator, classifier, salt, step):
    """Mean over the batch of the classification of mixtures, of sources, and of the mixture loss: frames, then clips."""
    frames, clips = [], []
    for x, y in zip(magnitudes(salt), labels(salt)):
        masks = separator(x)
        separated = [[[m * v for m, v in zip(row, frame)] for row, frame in zip(mask, x)] for mask in masks]
        target, clip = pooled(y, step), [max(row) for row in y]
        mixed = classifier(x)
        heard = [classifier(source) for source in separated]
        frames.append((frame_classification(mixed[0], target),
                       sum(frame_classification(h[0], target, i) for i, h in enumerate(heard)),
                       frame_mixture(x, separated, y)))
        clips.append((clip_classification(mixed[1], clip),
                      sum(clip_classification(h[1], clip, i) for i, h in enumerate(heard)),
                      clip_mixture(x, separated, clip)))
    return [[mean(part) for part in zip(*kind)] for kind in (frames, clips)]


def stage_numbers():
    """kappa from one batch, and the objectives on another."""
    separator, classifier = Separator(), Classifier("convolutional", "attention")
    first, second = stage_parts(separator, classifier, 0, 2), stage_parts(separator, classifier, 3, 2)
    numbers = {}
    for name, a, b in zip(("frames", "clips"), first, second):
        kappa = (a[0] + a[1]) / a[2]
        numbers[name] = {"kappa": kappa, "classifier": b[0], "fixed": b[1] + RHO * kappa * b[2],
                         "joint": b[0] + b[1] + RHO * kappa * b[2]}
    separated = [[[[m * v for m, v in zip(row, frame)] for row, frame in zip(mask, x)] for mask in separator(x)]
                 for x in magnitudes(3)]
    known = [[[[0.4 * abs(bend(((b * CLASSES + c) * FRAMES + t) * BINS + f)) for f in range(BINS)] for t in range(FRAMES)]
              for c in range(CLASSES)] for b in range(BATCH)]
    numbers["strong"] = mean(strong(s, k, y) for s, k, y in zip(separated, known, labels(3)))
    return numbers


def network_numbers():
    x = magnitudes(0)
    numbers = {"bidirectional": [Separator()(clip) for clip in x],
               "forward": [Separator(1)(clip) for clip in x],
               "normalized": [Separator(2, True)(clip) for clip in x]}
    for kind, pooling in (("convolutional", "max"), ("recurrent", "mean"), ("convolutional", "attention")):
        said = [Classifier(kind, pooling)(clip) for clip in x]
        numbers[f"{kind}-{pooling}"] = {"frames": [s[0] for s in said], "clip": [s[1] for s in said]}
    return numbers


def mel_numbers(filters=40, rate=16000, window=512):
    """Weights of some bins in all filters: triangles between neighbouring edges."""
    top = 2595 * log10(1 + 8000 / 700)
    edges = [700 * (10 ** (top * e / (filters + 1) / 2595) - 1) for e in range(filters + 2)]

    def height(f, m):
        low, peak, high = edges[m:m + 3]
        if low < f <= peak:
            return (f - low) / (peak - low)
        return (high - f) / (high - peak) if peak < f < high else 0

    return [[height(b * rate / window, m) for m in range(filters)] for b in (0, 1, 7, 31, 100, 255)]


def flat(x):
    if isinstance(x, dict):
        return {k: flat(v) for k, v in x.items()}
    return [v for part in x for v in (flat(part) if isinstance(part, list) else [part])]


def join(x, prefix=""):
    """Nested names become one, with points between."""
    result = {}
    for name, value in x.items():
        result.update(join(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value})
    return result


if __name__ == "__main__":
    print(json.dumps({"labelNetworks": join(flat(network_numbers())), "labelStages": join(stage_numbers()),
                      "mel": {"forty": flat(mel_numbers())}}, indent=1))
