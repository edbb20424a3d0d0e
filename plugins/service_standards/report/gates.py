"""The gates of an edition, by the names that people give them."""

from __future__ import annotations

from service_standards.model.edition import Edition, EditionGate

PREFIX = "gate-"


def gates_by_name(edition: Edition) -> dict[str, EditionGate]:
    """Return each gate by its short name, such as "beta" for `gate-beta`, in their order.

    A standard without a phase model has the gates that its checklists name; nobody says then
    which documents they ask for.
    """
    known = edition.checklists_by_id
    gates = tuple(one for one in edition.gates if one.id in known) or tuple(
        EditionGate(one.id, one.title, "", (), (), ())
        for one in edition.checklists
        if one.id.startswith(PREFIX)
    )
    return {one.id.removeprefix(PREFIX): one for one in gates}
