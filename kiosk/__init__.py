"""What visitors and staff touch: window, screens, the visit as a script. The only room that imports pygame."""
