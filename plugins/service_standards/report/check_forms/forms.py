"""Which forms there are; the module of one is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from service_standards.checking.result import CheckedFile
from service_standards.words.message import ENGLISH, Words

FORMS = ("text", "json", "sarif", "junit", "markdown", "github", "gitlab")
# Those that people read; machines read the others, in English.
FOR_PEOPLE = {"text", "markdown"}


def check_as(
    form: str, files: Sequence[CheckedFile], today: date, version: str, words: Words = ENGLISH
) -> str:
    """Return the report in one of the forms; `version` is that of this package.

    What people read is in the language of `words`; what machines read is in English.
    """
    return _form(form, files, today, version, words).encode("utf-8", "backslashreplace").decode()


def _form(  # noqa: PLR0911 - a return for each form
    form: str, files: Sequence[CheckedFile], today: date, version: str, words: Words
) -> str:
    match form:
        case "json":
            from service_standards.report.check_forms.data import check_as_json

            return check_as_json(files, today)
        case "sarif":
            from service_standards.report.check_forms.sarif import check_as_sarif

            return check_as_sarif(files, version)
        case "junit":
            from service_standards.report.check_forms.junit import check_as_junit

            return check_as_junit(files)
        case "markdown":
            from service_standards.report.check_forms.markdown import check_as_markdown

            return check_as_markdown(files, words)
        case "github":
            from service_standards.report.check_forms.annotations import check_as_github

            return check_as_github(files)
        case "gitlab":
            from service_standards.report.check_forms.annotations import check_as_gitlab

            return check_as_gitlab(files)
    from service_standards.report.check_forms.text import check_as_text

    return check_as_text(files, words)
