"""Training in torch, as a process of its own: degradations, data, losses, one loop, quantisation-aware training."""
