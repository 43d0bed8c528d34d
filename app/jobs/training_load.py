"""What a training costs the machine: processor and memory of its process with its children, and of everything together.

No Qt. `measure` is called again and again on worker threads, never by two at once; shares of the processor are since the last call.
"""

import contextlib
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Load:
    """Processor shares in percent of the whole machine, memory in bytes. process_*: of the training alone."""

    process_cpu: float
    process_memory: int
    cpu: float
    memory: int
    memory_total: int


class LoadProbe:
    """Remembers the processes between two measurements."""

    def __init__(self) -> None:
        self._known: dict[int, psutil.Process] = {}

    def measure(self, process: psutil.Process) -> Load | None:
        """None once the process is gone."""
        try:
            family = [process, *process.children(recursive=True)]
        except psutil.Error:
            return None
        self._known = {one.pid: self._known.get(one.pid, one) for one in family}
        cpu, memory = 0.0, 0
        for one in self._known.values():
            with contextlib.suppress(psutil.Error):
                cpu += one.cpu_percent()
                memory += one.memory_info().rss
        machine = psutil.virtual_memory()
        cores = psutil.cpu_count() or 1
        return Load(min(100.0, cpu / cores), memory, psutil.cpu_percent(), machine.total - machine.available, machine.total)
