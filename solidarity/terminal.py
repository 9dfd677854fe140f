"""The terminal that a command runs in."""

import os
import select
import signal
import sys
import threading

LOOK = 1_000  # milliseconds


def end_with_terminal() -> None:
    """End this program, as SIGHUP does, when the terminal that it runs in the foreground of is closed.

    A terminal that closes tells only the first process in it; a shell tells the others, and `make` does not.
    """
    if os.name == "posix" and sys.stdin is not None and sys.stdin.isatty():
        threading.Thread(target=_watch, args=(sys.stdin.fileno(),), daemon=True).start()


def _watch(terminal: int) -> None:
    look = select.poll()
    look.register(terminal, 0)
    foreground = False
    while not (seen := look.poll(LOOK)):
        foreground = os.tcgetpgrp(terminal) == os.getpgrp()  # a job that was sent to the background may outlive its terminal
    if foreground and seen[0][1] & select.POLLHUP:
        os.kill(os.getpid(), signal.SIGHUP)
