"""Open pages in Chromium and write down what should not have happened on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Literal, TypedDict
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
)

ColourScheme = Literal["light", "dark"]
DESKTOP = (1280, 800)
PHONE = (320, 640)
# No name resolves, so that a forgotten address fails here as it does behind a firewall.
ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-quic",
    "--disable-gpu",
)
REPORT = "serviceStandardsReportsViolation"
REPORT_SCRIPT = f"""
document.addEventListener("securitypolicyviolation", (event) => {{
  window.{REPORT}(`${{event.effectiveDirective}}: ${{event.blockedURI}} ${{event.sample}} `
    + `at ${{event.sourceFile}}:${{event.lineNumber}}`);
}});
"""
# The form of a service that the script is still to take over.
NOT_TAKEN_OVER = (
    ":is(service-checklist, service-results):not([data-failed]) [data-part=plain]:not([hidden])"
)
# A script that has just come may ask for the next one before the page has nothing to do.
IDLE = "() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))"
# Asked for by the page, and run with all that it needs.
HAS_RUN = """async (names) => {
  const asked = performance.getEntriesByType("resource").map(({name}) => name);
  const found = names.map((name) => asked.find((one) => one.endsWith(`/${name}.js`)));
  return found.every(Boolean) && Promise.all(found.map((one) => import(one))).then(() => true);
}"""


class LaunchOptions(TypedDict):
    """How every browser of the tests is started."""

    executable_path: str
    args: list[str]
    headless: bool


def launch_options(executable: str) -> LaunchOptions:
    """Return the options that start a browser which reaches nothing but this machine."""
    return {"executable_path": executable, "args": list(ARGUMENTS), "headless": True}


class Fetching:
    """What a page has asked for and does not have yet; begin to listen before it is opened."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._under_way: set[Request] = set()
        page.on("request", self._asked)
        page.on("requestfinished", self._answered)
        page.on("requestfailed", self._answered)

    def wait(self, seconds: float = 60) -> None:
        """Wait until the script has taken over, all of it is there, and the page has nothing to do.

        Raises TimeoutError if that takes longer.
        """
        end = monotonic() + seconds
        wait_until(self._page, f"document.querySelector({NOT_TAKEN_OVER!r}) === null", seconds)
        is_rest = False
        while not is_rest:
            was_quiet = not self._under_way
            self._page.evaluate(IDLE)
            is_rest = was_quiet and not self._under_way
            if monotonic() > end:
                urls = [request.url for request in self._under_way]
                raise TimeoutError(f"still under way after {seconds} s: {urls}")

    def _asked(self, request: Request) -> None:
        self._under_way.add(request)

    def _answered(self, request: Request) -> None:
        self._under_way.discard(request)


@dataclass
class Visit:
    """A page and what went wrong on it."""

    page: Page
    origin: str
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    fetching: Fetching = field(init=False)

    def __post_init__(self) -> None:
        self.fetching = Fetching(self.page)

    def wait_until_at_rest(self) -> None:
        """Wait until all that the page fetches by itself is there, and its scripts are done."""
        self.fetching.wait()

    def open(self, path: str = "") -> Page:
        """Go to a path of the site and return the page."""
        self.page.goto(f"{self.origin}/{path.lstrip('/')}")
        return self.page

    def assert_clean(self) -> None:
        """Fail if there was an error, a policy violation or a request to another host."""
        found = {
            "errors": self.errors,
            "violations": self.violations,
            "foreign requests": self.foreign,
        }
        assert not any(found.values()), found

    def watch(self) -> None:
        """Begin to listen; do it before the first page is opened."""
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._asked)
        self.page.expose_function(REPORT, self._reported)
        self.page.add_init_script(REPORT_SCRIPT)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        is_policy = "Content Security Policy" in message.text or "Trusted" in message.text
        (self.violations if is_policy else self.errors).append(message.text)

    def _reported(self, violation: str) -> None:
        self.violations.append(violation)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and (
            f"{parts.scheme}://{parts.netloc}" != self.origin
        ):
            self.foreign.append(request.url)


@dataclass
class Pages:
    """Makes watched pages; `close` ends what it made."""

    browser: Browser
    origin: str
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(
        self,
        *,
        viewport: tuple[int, int] = DESKTOP,
        colour_scheme: ColourScheme = "light",
        javascript: bool = True,
        forced_colours: bool = False,
        context: BrowserContext | None = None,
        **options: Any,
    ) -> Visit:
        """Open an empty page, in a new context or as a further page of `context`.

        `options` are those of Playwright's `new_context`.
        """
        if context is None:
            context = self.browser.new_context(
                viewport={"width": viewport[0], "height": viewport[1]},
                color_scheme=colour_scheme,
                forced_colors="active" if forced_colours else "none",
                java_script_enabled=javascript,
                **options,
            )
            self.contexts.append(context)
        page = self._beside(context, context.pages[0]) if context.pages else context.new_page()
        visit = Visit(page, self.origin)
        visit.watch()
        return visit

    def _beside(self, context: BrowserContext, first: Page) -> Page:
        """Open a page in a window of its own.

        A tab that is covered is drawn once a second, and each click on it waits for two frames.
        """
        target = context.new_cdp_session(first).send("Target.getTargetInfo")["targetInfo"]
        whose = {"browserContextId": target["browserContextId"]}
        with context.expect_page() as opened:
            self.browser.new_browser_cdp_session().send(
                "Target.createTarget", {"url": "about:blank", "newWindow": True, **whose}
            )
        return opened.value

    def close(self) -> None:
        """Close the contexts that were made here."""
        while self.contexts:
            self.contexts.pop().close()


@dataclass
class Profiles:
    """Opens browsers that keep their storage in a folder."""

    chromium: BrowserType
    executable: str
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(self, folder: Path, **options: Any) -> BrowserContext:
        """Start a browser on a profile folder; closing the context ends it."""
        context = self.chromium.launch_persistent_context(
            folder, **{**launch_options(self.executable), **options}
        )
        self.contexts.append(context)
        return context

    def close(self) -> None:
        """Close the browsers that are still open."""
        while self.contexts:
            self.contexts.pop().close()


def launch(playwright: Playwright, executable: str) -> Browser:
    """Start one browser for many contexts."""
    return playwright.chromium.launch(**launch_options(executable))


def wait_until(page: Page, expression: str, seconds: float = 30) -> None:
    """Wait until an expression holds in the page; Playwright's own wait needs the barred eval.

    Raises TimeoutError if it does not hold in time.
    """
    end = monotonic() + seconds
    while not page.evaluate(expression):
        if monotonic() > end:
            raise TimeoutError(f"did not come to hold in {seconds} s: {expression}")
        page.wait_for_timeout(20)


def wait_until_run(page: Page, *names: str) -> None:
    """Wait until scripts that the page asks for by itself are there and have run."""
    wait_until(page, f"({HAS_RUN})({list(names)!r})")
