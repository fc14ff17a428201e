"""One file a scene: a still backdrop, and what moves before it."""
