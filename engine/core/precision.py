"""How exact the arithmetic of a run is."""

from enum import Enum


class Precision(Enum):
    """Which file of a variant runs; the value is the file's stem and the word used on the command line.

    FP32 is 32-bit floating point; PTQ is INT8 with ranges calibrated after training; QAT is INT8 whose rounding was part of
    training. Classical methods, which have no file, always compute in FP32.
    """

    FP32 = "fp32"
    PTQ = "ptq"
    QAT = "qat"

    @property
    def label(self) -> str:
        return {"fp32": "FP32", "ptq": "PTQ INT8", "qat": "QAT INT8"}[self.value]
