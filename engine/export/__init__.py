"""From a trained network to the three ONNX files of a model folder, each checked against torch before it is published."""
