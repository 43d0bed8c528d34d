"""The methods, in the order they are offered. Add yours here; nothing else has to know it by name."""

from engine.core.method import Method
from engine.methods.hist_gamma import METHOD as HIST_GAMMA
from engine.methods.qat_unet import METHOD as QAT_UNET

METHODS: tuple[Method, ...] = (QAT_UNET, HIST_GAMMA)
