"""Files, frames, sound, letters and cut-outs. Knows nothing of the other rooms."""
