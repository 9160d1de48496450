"""The separator's network in PyTorch, as one would write it there, timed: what 'weaksep bench render' is held against.

    python3 bench/pytorch/separator.py                       # trio's sizes, all cores
    python3 bench/pytorch/separator.py --bottleneck 256 --hidden 512 --causal --frames 1 --threads 1

Debian brings PyTorch as python3-torch. Weights are random: they do not change the time.
"""
import argparse
import time

import torch
from torch import nn
from torch.nn import functional as F


class Block(nn.Module):
    """Filters along time, then widens, bends and narrows each frame."""

    def __init__(self, bottleneck, hidden, dilation, causal):
        super().__init__()
        self.padding = (2 * dilation, 0) if causal else (dilation, dilation)
        self.filter = nn.Conv1d(bottleneck, bottleneck, 3, dilation=dilation, groups=bottleneck)
        self.norm = nn.LayerNorm(bottleneck)
        self.widen = nn.Linear(bottleneck, hidden)
        self.narrow = nn.Linear(hidden, bottleneck)

    def forward(self, x):
        filtered = self.filter(F.pad(x.transpose(1, 2), self.padding)).transpose(1, 2)
        return x + self.narrow(F.leaky_relu(self.widen(self.norm(filtered)), 0.2))


class Separator(nn.Module):
    def __init__(self, bins, sources, bottleneck, hidden, repeats, blocks, causal):
        super().__init__()
        self.sources = sources
        self.input_norm = nn.LayerNorm(bins)
        self.input = nn.Linear(bins, bottleneck)
        self.blocks = nn.Sequential(
            *[Block(bottleneck, hidden, 2**block, causal) for _ in range(repeats) for block in range(blocks)])
        self.output_norm = nn.LayerNorm(bottleneck)
        self.output = nn.Linear(bottleneck, sources * bins)

    def forward(self, magnitude):
        hidden = self.blocks(self.input(self.input_norm((magnitude + 1e-6).pow(0.3))))
        masks = torch.sigmoid(self.output(self.output_norm(hidden)))
        batch, frames, _ = masks.shape
        return masks.view(batch, frames, self.sources, -1).transpose(1, 2).contiguous()


def main():
    arguments = argparse.ArgumentParser()
    for name, default in [("bins", 768), ("sources", 3), ("bottleneck", 384), ("hidden", 640), ("repeats", 2), ("blocks", 5),
                          ("frames", 512), ("threads", torch.get_num_threads())]:
        arguments.add_argument("--" + name, type=int, default=default)
    arguments.add_argument("--causal", action="store_true")
    arguments.add_argument("--seconds", type=float, default=10)
    sizes = arguments.parse_args()
    torch.set_num_threads(sizes.threads)
    network = Separator(
        sizes.bins, sizes.sources, sizes.bottleneck, sizes.hidden, sizes.repeats, sizes.blocks, sizes.causal).eval()
    magnitude = torch.full((1, sizes.frames, sizes.bins), 0.01)
    with torch.inference_mode():
        for _ in range(3):
            network(magnitude)
        calls, started = 0, time.perf_counter()
        while time.perf_counter() - started < sizes.seconds:
            network(magnitude)
            calls += 1
        elapsed = time.perf_counter() - started
    weights = sum(parameter.numel() for parameter in network.parameters())
    print(f"PyTorch {torch.__version__}, {sizes.threads} threads, {weights / 1e6:.1f} million weights: "
          f"{calls * sizes.frames / elapsed:.0f} frames a second, {1e3 * elapsed / calls:.3f} ms a call of {sizes.frames}")


main()
