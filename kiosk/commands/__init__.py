"""The commands of `wijkpodium`, one file each. Only `run` loads the window."""
