"""The exhibition: a folder of pages, a show and labels that need no network."""
