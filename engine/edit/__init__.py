"""Edits of several steps: what is done to a photo one after another, kept beside it, shared as presets, and run as a chain."""
