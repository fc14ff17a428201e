"""The rehearsal: the whole loop on a virtual screen with virtual devices, played by a visitor made of xdotool.

It is what `make kiosk` does where there is no screen, and what the tests of the whole walk stand on.
"""
