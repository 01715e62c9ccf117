"""Random numbers that can be had in any order: draw k is the same wherever and whenever."""

import numpy as np

from detente.space.grid import Array

_WORDS = 4  # numbers that one step of the Philox counter gives


def uniforms(start: int, stop: int, width: int, seed: int, stream: tuple[int, ...] = ()) -> Array:
    """Return (stop - start, width) uniforms from 0 (excluded) to 1.

    Row k depends on ``seed``, ``stream``, ``width`` and its number alone, so that draws may be
    split over processes as one likes: Philox turns a key and a counter into random bits (Salmon
    and others 2011), and each row has a stretch of the counter to itself.

    >>> bool((uniforms(0, 9, 5, seed=1)[4:] == uniforms(4, 9, 5, seed=1)).all())
    True
    """
    steps = -(-width // _WORDS)
    key = np.random.SeedSequence(seed, spawn_key=stream).generate_state(2, np.uint64)
    bits = np.random.Philox(counter=start * steps, key=key)
    rows = np.random.Generator(bits).random((stop - start, steps * _WORDS))
    return 1.0 - rows[:, :width]
