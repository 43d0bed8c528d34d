"""The execution providers Heliograph knows, in the order they are preferred when nothing has been measured. Data only.

Which of them are there is `session.py`'s knowledge, which of them is fastest here is measured by `probe.py`.
"""

from dataclasses import dataclass

from engine.core.sentences import said

CPU = "cpu"
OPENVINO = "openvino"


@dataclass(frozen=True)
class ProviderRow:
    """id: the word on the command line. ort_name: onnxruntime's name for it. on_gpu: tiles run one after another. quick_integers: INT8 is
    faster than FP32 even for networks of few channels (measured at 12: 0.7 of the time on OpenVINO, 1.8 on the processor's own)."""

    id: str
    label: str
    ort_name: str
    on_gpu: bool = False
    quick_integers: bool = False


@dataclass(frozen=True)
class ProviderInfo:
    """What the window and the command line show. reason: one sentence why it is not available, "" when it is."""

    id: str
    label: str
    available: bool
    reason: str = ""


@dataclass(frozen=True)
class Layout:
    """How a machine's cores are divided: `workers` tiles at a time, `threads` threads on each."""

    workers: int
    threads: int


PROVIDERS = (
    ProviderRow("cuda", said("NVIDIA GPU (CUDA)"), "CUDAExecutionProvider", on_gpu=True),
    ProviderRow("directml", said("GPU (DirectML)"), "DmlExecutionProvider", on_gpu=True),
    ProviderRow("coreml", said("Apple Core ML"), "CoreMLExecutionProvider", on_gpu=True),
    ProviderRow(OPENVINO, said("OpenVINO (processor)"), "OpenVINOExecutionProvider", quick_integers=True),
    ProviderRow(CPU, said("Processor"), "CPUExecutionProvider"),
)


def layouts(row: ProviderRow, cores: int) -> tuple[Layout, ...]:
    """The divisions of `cores` worth measuring for a provider, the likeliest first."""
    if row.on_gpu:
        return (Layout(1, 1),)
    if cores == 1:
        return (Layout(1, 1),)
    many, one = Layout(cores, 1), Layout(1, cores)
    return (many, Layout(cores // 4, 4), one) if cores >= 8 else (many, one)
