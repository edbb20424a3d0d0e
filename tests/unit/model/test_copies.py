"""A copy of a model follows from its own values, whatever the first one has worked out."""

from __future__ import annotations

from tests.support.reference_standard import reference_project


def test_what_was_worked_out_does_not_come_along() -> None:
    project = reference_project()
    assert len(project.criteria_by_id) == len(project.criteria)

    copied = project.model_copy(update={"criteria": project.criteria[:1]})

    assert [*copied.criteria_by_id] == [project.criteria[0].id]
    assert len(project.criteria_by_id) == len(project.criteria)
