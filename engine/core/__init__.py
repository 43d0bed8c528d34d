"""The vocabulary of the engine: photos, methods, requests, progress and errors. No onnxruntime, no torch, no Qt."""
