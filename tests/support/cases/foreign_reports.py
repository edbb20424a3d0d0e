"""Reports of other programs, as small as each of them may be."""

from __future__ import annotations

AXE = {
    "testEngine": {"name": "axe-core", "version": "4.10.2"},
    "url": "https://example.org/apply",
    "timestamp": "2026-11-01T10:00:00.000Z",
    "violations": [{"id": "image-alt", "tags": ["wcag111"], "nodes": [{}, {}, {}]}],
    "incomplete": [{"id": "color-contrast", "tags": ["wcag143"], "nodes": [{}]}],
    "passes": [{"id": "label", "tags": ["wcag412"], "nodes": [{}]}],
    "inapplicable": [{"id": "video-caption", "tags": [], "nodes": []}],
}
SCORECARD = {
    "date": "2026-11-01T00:00:00Z",
    "repo": {"name": "git.example/unit/library-card", "commit": "abc"},
    "scorecard": {"version": "v5.0.0"},
    "score": 6.1,
    "checks": [
        {"name": "Code-Review", "score": 7, "reason": "7 of 10 changes were reviewed"},
        {"name": "Fuzzing", "score": -1, "reason": "internal error"},
    ],
}
EARL = {
    "@context": "https://www.w3.org/ns/earl.jsonld",
    "@graph": [
        {
            "@type": "Assertion",
            "test": {"@id": "https://www.w3.org/TR/WCAG22/#non-text-content"},
            "result": {"@type": "TestResult", "outcome": {"@id": "earl:failed"}},
        },
        {
            "@type": "earl:Assertion",
            "earl:test": "wcag2:labels-or-instructions",
            "earl:result": {"earl:outcome": "http://www.w3.org/ns/earl#passed"},
        },
        {"test": "wcag2:audio-control", "result": [{"outcome": [{"id": "earl:cantTell"}]}]},
    ],
}
