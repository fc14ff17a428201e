"""Settings, words, questions and colours, and where to find them."""
