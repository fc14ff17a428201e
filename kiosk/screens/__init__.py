"""One file a screen. Screens know no other screen: `kiosk/flow.py` is the map."""
