"""The methods, in the order they are offered. Add yours here; nothing else has to know it by name."""

from engine.core.method import Method
from engine.methods.dm_restore import METHOD as DM_RESTORE
from engine.methods.dm_sr_x4 import METHOD as DM_SR_X4
from engine.methods.dped_plus import METHOD as DPED_PLUS
from engine.methods.dped_resnet import METHOD as DPED_RESNET
from engine.methods.hist_gamma import METHOD as HIST_GAMMA
from engine.methods.lime import METHOD as LIME
from engine.methods.ll_unet_pp import METHOD as LL_UNET_PP
from engine.methods.mobile_ie import METHOD as MOBILE_IE
from engine.methods.ppcn import METHOD as PPCN
from engine.methods.qat_unet import METHOD as QAT_UNET

METHODS: tuple[Method, ...] = (
    QAT_UNET,
    DPED_RESNET,
    DPED_PLUS,
    PPCN,
    LL_UNET_PP,
    LIME,
    MOBILE_IE,
    DM_RESTORE,
    DM_SR_X4,
    HIST_GAMMA,
)
