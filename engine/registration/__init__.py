"""Pairs from two cameras: photos of one scene by a phone and by a better camera, laid over each other for training. No torch, no Qt.

`align.align_folders` is the door. Only `engine.core` is used here. Nothing is imported before it is needed.
"""
