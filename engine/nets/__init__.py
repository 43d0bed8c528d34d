"""Torch building blocks shared by the networks of several methods. Imported by training, export and parity tests only."""
