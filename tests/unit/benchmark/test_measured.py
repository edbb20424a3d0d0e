"""What `make benchmark` starts ends with it, however it ends."""

from __future__ import annotations

import os
import signal
import sys
from subprocess import PIPE

import pytest

from tools.benchmark.measured import ended_in_order, running

# Says that it runs, and goes on until somebody ends it.
FOR_EVER = "import time; print('runs', flush=True); time.sleep(600)"


def test_a_signal_ends_what_was_started_first() -> None:
    before = signal.getsignal(signal.SIGTERM)
    started = []

    def measure() -> None:
        with ended_in_order(), running([sys.executable, "-c", FOR_EVER], stdout=PIPE) as process:
            started.append(process)
            assert process.stdout is not None
            with process.stdout as said:
                assert said.readline() == b"runs\n"
            os.kill(os.getpid(), signal.SIGTERM)

    with pytest.raises(SystemExit) as ended:
        measure()
    assert ended.value.code == 128 + signal.SIGTERM
    assert [one.returncode for one in started] == [-signal.SIGTERM]
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_has_ended_is_left_as_it_is() -> None:
    with running([sys.executable, "-c", "raise SystemExit(3)"]) as process:
        process.wait()
    assert process.returncode == 3
