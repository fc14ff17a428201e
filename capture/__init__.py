"""From devices to a safe file: no pygame, no database."""
