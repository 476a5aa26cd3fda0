from __future__ import annotations

from jupyter_import_run.fetch import SpeedLimit
from jupyter_import_run.fetch.speed import SpeedWatch

LIMIT = SpeedLimit(bytes_per_second=1000, seconds=30)


def test_a_fresh_connection_gets_the_whole_window() -> None:
    assert SpeedWatch(LIMIT).patience() == 30


def test_a_byte_a_second_is_over_after_the_window() -> None:
    watch = SpeedWatch(LIMIT)
    seconds = 0
    while watch.patience() > 0:
        watch.record(1.0, 1)
        seconds += 1
    assert seconds == 30


def test_just_fast_enough_goes_on_for_ever() -> None:
    watch = SpeedWatch(LIMIT)
    for _ in range(10_000):
        watch.record(0.1, 104)
        assert watch.patience() > 0


def test_silence_after_a_fast_start_is_over_after_the_window() -> None:
    watch = SpeedWatch(LIMIT)
    for _ in range(100):
        watch.record(1.0, 1_000_000)
    assert 29 <= watch.patience() <= 30
    watch.record(30.0, 0)
    assert watch.patience() <= 0
