"""Drive Firefox and WebKit by the commands of W3C WebDriver.

Both are what Debian packages: `firefox-esr` listens for these commands itself (Marionette), and
`webkit2gtk-driver` brings a server for them. Playwright cannot drive either: it needs builds of
its own, or a Firefox newer than the one with long support. Selenium would need geckodriver for
Firefox, which neither Debian nor PyPI has. What is left to write is one table of commands.

What a browser cannot do here:

- Firefox: nothing that is needed; its storage outlives it when it is started on the same folder.
- WebKit: under automation it keeps storage only until it ends, so that what a killed browser has
  kept cannot be looked at; a page that is left or loaded again can.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
INTO_VIEW = """document.querySelector(arguments[0])
  .scrollIntoView({block: "center", behavior: "instant"});"""
START_SECONDS = 90
COMMAND_SECONDS = 120
# What both understand: the name in Marionette, the method and the path of HTTP.
COMMANDS = {
    "start": ("WebDriver:NewSession", "POST", "/session"),
    "open": ("WebDriver:Navigate", "POST", "/session/{session}/url"),
    "reload": ("WebDriver:Refresh", "POST", "/session/{session}/refresh"),
    "run": ("WebDriver:ExecuteScript", "POST", "/session/{session}/execute/sync"),
    "find": ("WebDriver:FindElement", "POST", "/session/{session}/element"),
    "click": ("WebDriver:ElementClick", "POST", "/session/{session}/element/{id}/click"),
    "type": ("WebDriver:ElementSendKeys", "POST", "/session/{session}/element/{id}/value"),
    "window": ("WebDriver:NewWindow", "POST", "/session/{session}/window/new"),
    "switch": ("WebDriver:SwitchToWindow", "POST", "/session/{session}/window"),
    "close": ("WebDriver:CloseWindow", "DELETE", "/session/{session}/window"),
}
PREFERENCES = {
    "marionette.port": 0,
    "browser.download.folderList": 2,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
WEBKIT = "webkit2gtk-4.*/MiniBrowser"
LIBRARIES = Path("/usr/lib")
Send = Callable[[str, dict[str, Any]], Any]


class CommandError(Exception):
    """A browser could not do what it was told to."""


@dataclass
class Browser:
    """A browser, driven in one of its windows; `downloads` is where its files come to."""

    name: str
    downloads: Path
    process: subprocess.Popen[bytes]
    send: Send

    def open(self, url: str) -> None:
        """Go to an address and wait until it has loaded."""
        self.send("open", {"url": url})

    def reload(self) -> None:
        """Load the page again."""
        self.send("reload", {})

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page and return what it returns."""
        return self.send("run", {"script": script, "args": list(arguments)})

    def click(self, selector: str) -> None:
        """Bring an element into view and click on it as a person would."""
        # WebKit's driver brings nothing into view that is far away.
        self.run(INTO_VIEW, selector)
        self.send("click", {"id": self._find(selector)})

    def type(self, selector: str, text: str) -> None:
        """Type into a field, key by key."""
        self.send("type", {"id": self._find(selector), "text": text})

    def wait_until(self, expression: str, seconds: float = 60) -> None:
        """Wait until an expression holds in the page.

        Raises TimeoutError if it does not hold in time.
        """
        end = monotonic() + seconds
        while not self.run(f"return Boolean({expression})"):
            if monotonic() > end:
                raise TimeoutError(f"did not come to hold in {seconds} s: {expression}")
            sleep(0.05)

    def open_window(self) -> None:
        """Open a further window and go on there."""
        self._switch(self.send("window", {"type": "window"})["handle"])

    def close_window(self) -> None:
        """Close this window and go on in the one that is left over longest.

        The last one has to stay: without a window a browser ends.
        """
        self._switch(self.send("close", {})[0])

    def kill(self) -> None:
        """End the browser and all that belongs to it at once, as when the power fails."""
        end_all(self.process)

    def _switch(self, handle: str) -> None:
        self.send("switch", {"handle": handle})

    def _find(self, selector: str) -> str:
        found = self.send("find", {"using": "css selector", "value": selector})
        return str(found[ELEMENT])


def end_all(process: subprocess.Popen[bytes]) -> None:
    """End a process, and those that it has started in its group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def started(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a program in a group of its own, with `folder` as the home of its person."""
    home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    with (folder / "log.txt").open("ab") as log:
        return subprocess.Popen(
            command,
            env={**os.environ, **home},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def awaited(process: subprocess.Popen[bytes], find: Callable[[], Any], what: str) -> Any:
    """Return what `find` returns, once it is something.

    Raises TimeoutError if it does not come, or if the process ends.
    """
    end = monotonic() + START_SECONDS
    while (found := find()) is None:
        if monotonic() > end or process.poll() is not None:
            raise TimeoutError(f"{what} does not start; its log.txt says more")
        sleep(0.1)
    return found


@contextmanager
def firefox(folder: Path) -> Iterator[Browser]:
    """Start Firefox on a profile folder, which keeps what it has stored."""
    downloads = folder / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    wanted = PREFERENCES | {"browser.download.dir": str(downloads)}
    lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in wanted.items()]
    (folder / "user.js").write_text("\n".join(lines) + "\n", encoding="utf-8")
    port_file = folder / "MarionetteActivePort"
    port_file.unlink(missing_ok=True)
    command = ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
    process = started(command, folder)
    try:
        port = awaited(process, lambda: _port_in(port_file), "Firefox")
        with socket.create_connection(("127.0.0.1", port), COMMAND_SECONDS) as line:
            send = marionette(line)
            send("start", {})
            yield Browser("firefox", downloads, process, send)
    finally:
        end_all(process)


def _port_in(file: Path) -> int | None:
    text = file.read_text("utf-8") if file.exists() else ""
    return int(text) if text else None


def marionette(line: socket.socket) -> Send:
    """Return what sends commands over a connection to Firefox."""
    reader = line.makefile("rb")

    def read() -> Any:
        size = b""
        while (byte := reader.read(1)) != b":":
            if not byte:
                raise CommandError("Firefox has ended")
            size += byte
        return json.loads(reader.read(int(size)))

    def send(name: str, values: dict[str, Any]) -> Any:
        message = json.dumps([0, 1, COMMANDS[name][0], values]).encode()
        line.sendall(f"{len(message)}:".encode() + message)
        _, _, problem, result = read()
        if problem is not None:
            raise CommandError(f"{problem['error']}: {problem['message']}")
        return result["value"] if isinstance(result, dict) and "value" in result else result

    read()  # It greets first.
    return send


@contextmanager
def webkit(folder: Path) -> Iterator[Browser]:
    """Start WebKit's small browser on a screen that nobody sees."""
    downloads = folder / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    config = folder / ".config"
    config.mkdir(exist_ok=True)
    (config / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n', encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = started(["xvfb-run", "-a", "WebKitWebDriver", f"--port={port}"], folder)
    origin = f"http://127.0.0.1:{port}"
    try:
        awaited(process, lambda: _status(origin), "WebKitWebDriver")
        options = {"binary": str(minibrowser()), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = _asked(origin, "POST", "/session", {"capabilities": wanted})["sessionId"]
        yield Browser("webkit", downloads, process, over_http(origin, session))
    finally:
        end_all(process)


def minibrowser() -> Path:
    """Return the path of WebKit's small browser, which comes with its driver.

    Raises FileNotFoundError if it is not installed.
    """
    found = sorted(LIBRARIES.glob(f"*/{WEBKIT}"))
    if not found:
        raise FileNotFoundError("WebKit's MiniBrowser is missing: install webkit2gtk-driver")
    return found[-1]


def over_http(origin: str, session: str) -> Send:
    """Return what sends commands to a WebDriver server."""

    def send(name: str, values: dict[str, Any]) -> Any:
        _, method, path = COMMANDS[name]
        body = {key: value for key, value in values.items() if f"{{{key}}}" not in path}
        return _asked(origin, method, path.format(session=session, **values), body)

    return send


def _status(origin: str) -> Any:
    try:
        return _asked(origin, "GET", "/status", None)
    except OSError:
        return None


def _asked(origin: str, method: str, path: str, body: dict[str, Any] | None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = Request(origin + path, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urlopen(request, timeout=COMMAND_SECONDS) as answer:
            return json.load(answer)["value"]
    except HTTPError as problem:
        told = json.load(problem)["value"]
        raise CommandError(f"{told['error']}: {told['message']}") from problem


BROWSERS = {"firefox": firefox, "webkit": webkit}
