"""What visitors and staff touch: window, screens, the visit as a script. The only room that imports pygame."""

import os

# SDL reads these when pygame is imported, and any file of this room may be the first to do so.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_TOUCH_MOUSE_EVENTS", "0")  # a touch must not count a second time as a mouse
os.environ.setdefault("SDL_VIDEO_ALLOW_SCREENSAVER", "0")
os.environ.setdefault("SDL_VIDEO_WAYLAND_ALLOW_LIBDECOR", "0")  # SDL 2.32 hangs under cage with libdecor
if os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    # real partial updates on X11 (30 times faster without a GPU); on Wayland the same setting is an error
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
