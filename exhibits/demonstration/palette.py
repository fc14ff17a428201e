"""The sheets of coloured paper that the demonstration is cut from.

A work keeps its colours whatever theme the kiosk wears, as a film would; so they are constants and not roles.
"""

PAPER = "#FFF6E5"
SHADE = "#E4D7BD"
INK = "#1B1730"
NIGHT = "#141126"
DUSK = "#2B2350"
WALL = "#241C47"
LEDGE = "#4A3F7A"
DARK_WINDOW = "#3A3163"

DRIZZLE = "#6C63A6"

AMBER, AMBER_DEEP = "#F6A63A", "#8A2F12"
ROSE, ROSE_DEEP = "#F48BA9", "#7A1B4B"
SKY, SKY_DEEP = "#67C3E8", "#0C4A66"
LEAF, LEAF_DEEP = "#7FCB7A", "#1E5631"
LILAC, LILAC_DEEP = "#B9A4F0", "#46307F"
SUN = "#FFD84D"

LIGHTS = (AMBER, ROSE, SKY, LEAF, LILAC, SUN)

# Faces and hands in four papers: the neighbourhood is not of one colour.
SKINS = ("#8D5524", "#F1C27D", "#6F4526", "#C68642")
