"""What researchers are handed: tables that are open to them, with who is in them under other names."""
