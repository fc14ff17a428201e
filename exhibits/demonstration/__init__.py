"""Works that the program makes itself, so that a fresh kiosk is not empty."""
