"""The collection and all that is made of it: no pygame, no devices."""
