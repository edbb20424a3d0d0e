"""A template of a site that shows what no digest holds is noticed."""

from __future__ import annotations

import pytest

from service_standards.adapters.mkdocs.theme_inputs import FOREIGN


@pytest.mark.parametrize(
    "template",
    [
        "{% for one in pages %}{{ one.page.title }}{% endfor %}",
        "{{ page.next_page.content }}",
        "{{ nav.homepage.toc }}",
        "{% set one = page.previous_page %}{{ one.markdown }}",
        "{{ nav.items | map(attribute='content') | join }}",
        '{{ nav.homepage["file"] }}',
        "{{ build_date_utc }}",
    ],
)
def test_a_template_that_shows_other_pages_or_the_time(template: str) -> None:
    assert FOREIGN.search(template)


@pytest.mark.parametrize(
    "template",
    [
        "{% extends 'base.html' %}{% block content %}{{ super() }}{% endblock %}",
        "{{ page.content }} {{ page.toc }} {{ page.markdown }} {{ page.file.src_uri }}",
        '<meta name="description" content="{{ page.meta.description }}">',
        "{% for one in nav.items %}{{ one.title }} {{ one.url }}{% endfor %}",
    ],
)
def test_a_template_that_shows_its_page_and_the_menu(template: str) -> None:
    assert not FOREIGN.search(template)
