"""The polygons of the signs: sixteen things and sixteen extras, cut once for screen, film and paper."""
