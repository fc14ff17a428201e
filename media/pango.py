"""The border to the system's Pango, and the fonts that it may choose from."""

import os
import tempfile
import threading
from pathlib import Path
from typing import Any

import cairocffi
from cffi import FFI

from media.errors import NoLettersError

_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix="xdg">fonts</dir>
  <include ignore_missing="yes">/usr/share/fontconfig/conf.avail/10-scale-bitmap-fonts.conf</include>
  <cachedir>/var/cache/fontconfig</cachedir><cachedir>{cache}</cachedir>
  <alias binding="same"><family>Noto Sans</family><prefer>
    <family>Noto Sans</family><family>Noto Sans Arabic</family><family>Noto Sans Ethiopic</family>
    <family>Noto Sans Symbols</family><family>Noto Sans Symbols 2</family><family>Noto Color Emoji</family>
  </prefer></alias>
  <match target="font"><edit name="hintstyle" mode="assign"><const>hintslight</const></edit></match>
</fontconfig>
"""  # hintnone would leave colour emoji blank without a word; other fonts than Noto would depend on the machine

_CALLS = """
typedef struct _cairo cairo_t;
typedef struct _Options cairo_font_options_t;
typedef struct _Map PangoFontMap;
typedef struct _Context PangoContext;
typedef struct _Layout PangoLayout;
typedef struct _Line PangoLayoutLine;
typedef struct _Iter PangoLayoutIter;
typedef struct _Font PangoFontDescription;
typedef struct _Language PangoLanguage;
typedef struct { int x, y, width, height; } PangoRectangle;
PangoFontMap *pango_cairo_font_map_get_default(void);
PangoContext *pango_font_map_create_context(PangoFontMap *);
void pango_cairo_context_set_font_options(PangoContext *, const cairo_font_options_t *);
void pango_cairo_update_context(cairo_t *, PangoContext *);
void pango_context_set_base_dir(PangoContext *, int);
void pango_context_set_language(PangoContext *, PangoLanguage *);
PangoLanguage *pango_language_from_string(const char *);
PangoFontDescription *pango_font_description_new(void);
void pango_font_description_free(PangoFontDescription *);
void pango_font_description_set_family(PangoFontDescription *, const char *);
void pango_font_description_set_weight(PangoFontDescription *, int);
void pango_font_description_set_absolute_size(PangoFontDescription *, double);
PangoLayout *pango_layout_new(PangoContext *);
void pango_layout_set_font_description(PangoLayout *, const PangoFontDescription *);
void pango_layout_set_text(PangoLayout *, const char *, int);
void pango_layout_set_auto_dir(PangoLayout *, int);
void pango_layout_set_alignment(PangoLayout *, int);
void pango_layout_set_width(PangoLayout *, int);
void pango_layout_set_height(PangoLayout *, int);
void pango_layout_set_wrap(PangoLayout *, int);
void pango_layout_set_ellipsize(PangoLayout *, int);
int pango_layout_get_unknown_glyphs_count(PangoLayout *);
void pango_layout_get_extents(PangoLayout *, PangoRectangle *, PangoRectangle *);
PangoLayoutIter *pango_layout_get_iter(PangoLayout *);
void pango_layout_iter_free(PangoLayoutIter *);
int pango_layout_iter_next_line(PangoLayoutIter *);
PangoLayoutLine *pango_layout_iter_get_line_readonly(PangoLayoutIter *);
void pango_layout_iter_get_line_extents(PangoLayoutIter *, PangoRectangle *, PangoRectangle *);
void pango_cairo_show_layout_line(cairo_t *, PangoLayoutLine *);
void pango_cairo_layout_line_path(cairo_t *, PangoLayoutLine *);
void g_object_unref(void *);
"""


class Pango:
    """The system's Pango, loaded when the first letter is wanted."""

    def __init__(self) -> None:
        self.ffi = FFI()
        self.ffi.cdef(_CALLS)
        try:
            # through libpangocairo one finds Pango and GObject too: they are what it is linked with
            self.lib: Any = self.ffi.dlopen("libpangocairo-1.0.so.0")
        except OSError as error:
            raise NoLettersError("Pango is not installed (libpangocairo-1.0.so.0): no letters can be drawn") from error

    def borrow(self, kind: str, pointer: Any) -> Any:
        """A pointer of cairocffi's own cffi as one of ours."""
        return self.ffi.cast(kind, int(cairocffi.ffi.cast("uintptr_t", pointer)))


_loading = threading.Lock()
_loaded: list[Pango] = []


def pango() -> Pango:
    if not _loaded:
        with _loading:
            if not _loaded:
                _choose_fonts()
                _loaded.append(Pango())
    return _loaded[0]


def _choose_fonts() -> None:
    """Fontconfig reads its file once, at the first letter: whoever wants other fonts sets FONTCONFIG_FILE before."""
    if "FONTCONFIG_FILE" in os.environ:
        return
    home = os.environ.get("XDG_CACHE_HOME")
    folder = (Path(home) if home else Path.home() / ".cache") / "wijkpodium"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = _written(folder)
    except OSError:  # a home that cannot be written, as under systemd's ProtectHome
        file = _written(Path(tempfile.mkdtemp(prefix="wijkpodium-fonts-")))
    os.environ["FONTCONFIG_FILE"] = str(file)


def _written(folder: Path) -> Path:
    file = folder / "fonts.conf"
    wanted = _FONTS.format(cache=folder / "fonts")
    if not file.exists() or file.read_text() != wanted:
        part = folder / f"fonts.conf.{os.getpid()}.part"
        part.write_text(wanted)
        part.replace(file)
    return file
