"""Running model files and solvers over photos in tiles. Only `session.py` imports onnxruntime; nothing here knows a method's name."""
