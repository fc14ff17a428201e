"""What one hears with each scene. (in the making)"""

import numpy as np

from media.encode import Samples


def stub() -> Samples:
    t = np.arange(48000 * 9) / 48000
    wave = (0.1 * np.sin(2 * np.pi * 330 * t) * np.exp(-(t % 0.5) * 6)).astype(np.float32)
    return np.repeat(wave[:, None], 2, axis=1)
