"""Training steps of the score paper's separator in PyTorch, as one would write them there: what 'weaksep bench train' is held against.

    python3 bench/pytorch/training.py

specs/score.md section 5: 3 x 8 blocks, 128/512 channels, skip 128, layer norm over each frame, 1025 bins, 3 sources; a batch
of 16 x 128 frames; L1, gradient norm held at 5, Adam. Written channels first, as PyTorch's convolutions want it.
Debian brings PyTorch as python3-torch.
"""
import argparse
import time

import torch
from torch import nn


class FrameNorm(nn.Module):
    """Layer norm over the channels of each frame of [batch, channels, frames]."""

    def __init__(self, channels):
        super().__init__()
        self.norm = nn.LayerNorm(channels)

    def forward(self, x):
        return self.norm(x.transpose(1, 2)).transpose(1, 2)


class Block(nn.Module):
    def __init__(self, bottleneck, hidden, skip, dilation):
        super().__init__()
        self.inner = nn.Sequential(
            nn.Conv1d(bottleneck, hidden, 1), nn.PReLU(), FrameNorm(hidden),
            nn.Conv1d(hidden, hidden, 3, padding=dilation, dilation=dilation, groups=hidden), nn.PReLU(), FrameNorm(hidden))
        self.residual = nn.Conv1d(hidden, bottleneck, 1)
        self.skip = nn.Conv1d(hidden, skip, 1)

    def forward(self, x):
        inner = self.inner(x)
        return x + self.residual(inner), self.skip(inner)


class Separator(nn.Module):
    def __init__(self, bins=1025, sources=3, bottleneck=128, hidden=512, skip=128, repeats=3, blocks=8):
        super().__init__()
        self.sources = sources
        self.input = nn.Sequential(FrameNorm(bins), nn.Conv1d(bins, bottleneck, 1))
        self.blocks = nn.ModuleList(
            Block(bottleneck, hidden, skip, 2**block) for _ in range(repeats) for block in range(blocks))
        self.output = nn.Sequential(nn.PReLU(), nn.Conv1d(skip, sources * bins, 1), nn.Sigmoid())

    def forward(self, magnitude):
        x, total = self.input(magnitude), 0
        for block in self.blocks:
            x, skip = block(x)
            total = total + skip
        batch, bins, frames = magnitude.shape
        return self.output(total).view(batch, self.sources, bins, frames)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--batch", type=int, default=16)
    arguments.add_argument("--frames", type=int, default=128)
    arguments.add_argument("--threads", type=int, default=torch.get_num_threads())
    arguments.add_argument("--seconds", type=float, default=20)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    separator = Separator()
    optimizer = torch.optim.Adam(separator.parameters(), lr=0.001)
    mixture = torch.rand(options.batch, 1025, options.frames) * 0.01
    sources = mixture.unsqueeze(1).expand(-1, 3, -1, -1) * 0.3
    steps, started = -2, time.perf_counter()        # two steps to warm up
    while steps <= 0 or time.perf_counter() - started < options.seconds:
        if steps == 0:
            started = time.perf_counter()
        optimizer.zero_grad()
        loss = (separator(mixture) * mixture.unsqueeze(1) - sources).abs().sum() / (options.batch * options.frames)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(separator.parameters(), 5)
        optimizer.step()
        loss.item()
        steps += 1
    step = (time.perf_counter() - started) / steps
    weights = sum(parameter.numel() for parameter in separator.parameters())
    print(f"PyTorch {torch.__version__}, {options.threads} threads, {weights / 1e6:.2f} million weights, batch of {options.batch} x "
          f"{options.frames} frames: {1000 * step:.1f} ms a step, {options.batch / step:.1f} clips/s")


main()
