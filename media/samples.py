"""Sound as numbers, the same for everything that sounds in the house."""

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
"""Samples a second."""

Samples = NDArray[np.float32]
"""(n, 2): left and right, from -1 to 1."""
