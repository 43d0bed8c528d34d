"""The methods, in the order they are offered. Add yours here; nothing else has to know it by name."""

from engine.core.method import Method
from engine.methods.dm_restore import METHOD as DM_RESTORE
from engine.methods.dm_sr_x4 import METHOD as DM_SR_X4
from engine.methods.hist_gamma import METHOD as HIST_GAMMA
from engine.methods.lime import METHOD as LIME
from engine.methods.qat_unet import METHOD as QAT_UNET

METHODS: tuple[Method, ...] = (QAT_UNET, DM_RESTORE, DM_SR_X4, LIME, HIST_GAMMA)
