"""The figures that the tables of plans, reports and registers have to hold, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from tests.support.example.arithmetic import FIRST_YEAR, YEAR_KEYS
from tests.support.example.case_tables import CaseTables
from tests.support.example.cells import CASE, Cells, Part, figures, in_words, plain, results, years
from tests.support.example.outlook import BETA_LINES, FULL_YEAR, Objectives, Outlook
from tests.support.example.views import light, option


class Tables(CaseTables):
    """All tables of the example with figures that follow from the facts."""

    @cached_property
    def outlook(self) -> Outlook:
        """Return what is expected after the launch."""
        return Outlook(self.facts)

    @cached_property
    def objectives(self) -> Objectives:
        """Return the measures of the objectives."""
        return Objectives(self.facts)

    def parts(self) -> Iterator[Part]:
        """Yield the cells by document and section, row by row."""
        yield from super().parts()
        yield from self.plans()
        yield from self.reports()
        yield from self.register()
        yield from self.light_case()

    def plans(self) -> Iterator[Part]:
        """Yield the money of the plan and of the decisions."""
        lines = {key: self.case.costs.spending[key] for key in BETA_LINES}
        yield (
            ("project-plan", "budget"),
            [
                {
                    "id": key,
                    "to-year-end": str(line[0]),
                    "after": str(line[1]),
                    "total": str(sum(line)),
                }
                for key, line in lines.items()
            ],
        )
        contracts = self.facts["today"]["old_register_and_scanning"]
        yield ("project-plan", "replaced"), [{"cost-per-year": contracts}, {"cost-per-year": "0"}]
        amounts = self.decided()
        ids = [f"D-0{number}" for number in range(1, 8)]
        log = [{"id": key, "amount": amounts[key]} for key in ids]
        yield ("decision-record", "log"), log[:5]
        yield ("closure-report", "decisions"), log
        advertising = sum(self.case.costs.spending["C-04"])
        shops = advertising - int(self.facts["shops"]["advertising_saved"])
        small = option(self.facts, "O-2").costs[0]
        costs = (advertising, shops, 0, small)
        yield ("decision-record", "options"), [{"cost": str(one)} for one in costs]

    def decided(self) -> Mapping[str, str]:
        """Return the money that each decision released."""
        amounts = {row["id"]: row.get("amount", "0") for row in self.facts["decisions"]}
        return amounts | {
            "D-04": str(sum(self.beta_approved().values())),
            "D-06": str(self.outlook.asked_at_gate_live),
            "D-08": str(sum(light(self.facts).costs)),
        }

    def reports(self) -> Iterator[Part]:
        """Yield the money and the measures of the reports."""
        approved, spent = self.beta_approved(), self.outlook.beta("spent")
        to_date, expected = (
            self.outlook.beta("spent_to_2025-12-31"),
            self.outlook.beta("expected_2026-01-08"),
        )
        rows = {key: {"id": key, "approved": str(one)} for key, one in approved.items()}
        yield (
            ("status-report", "money"),
            [
                {**row, "spent": str(to_date[key]), "expected": str(expected[key])}
                for key, row in rows.items()
            ],
        )
        yield (
            ("closure-report", "money-by-line"),
            [{**row, "spent": str(spent[key])} for key, row in rows.items()],
        )
        before, amounts = self.facts["money"]["spent_before"], self.decided()
        stages = {"D-01": before["discovery"], "D-02": before["alpha"], "D-04": None}
        yield (
            ("closure-report", "money-by-stage"),
            [
                {
                    "decision": key,
                    "approved": amounts[key],
                    "spent": one or str(sum(spent.values())),
                }
                for key, one in stages.items()
            ],
        )
        versions = (self.case.result, self.outlook.result)
        lines = [line for one in versions for line in (one.costs, one.benefits)]
        yield ("closure-report", "outlook"), [years(line) for line in lines]
        yield ("closure-report", "outlook-results"), [results(one) for one in versions]
        yield from self.measures()

    def measures(self) -> Iterator[Part]:
        """Yield the values of the objectives, of each day."""
        rows = [
            {name: str(value) for name, value in row.items()} | {"id": key}
            for key, row in self.objectives.values.items()
        ]
        dated = {row["id"]: row["date"] for row in self.facts["objectives"]}

        def of(row: Cells, *names: str) -> Cells:
            return {name: row[name] for name in ("id", "baseline", "target", *names)}

        promised = [{**of(row), "date": dated[row["id"]]} for row in rows]
        yield (CASE, "strategic-objectives"), promised
        yield ("project-brief", "outcomes"), promised
        beta = [{**of(row), "latest": row["private_beta"]} for row in rows if "private_beta" in row]
        yield ("status-report", "measures"), beta
        yield ("benefits-register", "measures"), [of(row, "latest") for row in rows]
        states = [self.objectives.state(row["id"]) for row in rows]
        yield (
            ("closure-report", "outcomes"),
            [
                {**of(row, "latest"), "date": dated[row["id"]], "state": state}
                for row, state in zip(rows, states, strict=True)
            ],
        )

    def register(self) -> Iterator[Part]:
        """Yield what each benefit is to reach, and what was reached."""
        benefits, contracts = self.case.benefits, self.case.drivers.contracts
        units, year = self.case.drivers.units, FULL_YEAR
        hours = benefits.licences[year] * units["minutes_saved_per_licence"] // 60
        targets = {
            "B-01": ("0", plain(benefits.posts[year])),
            "B-02": (plain(benefits.returns_today), plain(benefits.returns[year])),
            "B-03": (plain(contracts), "0"),
            "B-04": ("0", plain(hours)),
            "B-05": ("0", f"no more than {plain(benefits.lose_time[year])}"),
        }
        rows: list[Cells] = [
            {
                "id": key,
                "baseline": baseline,
                "target": target,
                "value-per-year": str(benefits.lines[key][year]),
            }
            for key, (baseline, target) in targets.items()
        ]
        rows += [{"id": key, "value-per-year": "0"} for key in ("B-06", "B-07")]
        yield (CASE, "management-benefits-register"), rows
        yield ("benefits-register", "register"), rows
        values = [{"id": row["id"], "value": str(self.realised.get(row["id"], 0))} for row in rows]
        yield ("benefits-register", "realised"), values
        reached = [
            {**row, **({"target": targets[row["id"]][1]} if row["id"] in targets else {})}
            for row in values
        ]
        yield ("closure-report", "benefits"), reached

    @property
    def hours_measured(self) -> int:
        """Return the hours saved so far, by the survey of time."""
        (key,) = (name for name in self.facts["measured"] if name.startswith("to_"))
        row = self.facts["measured"][key]
        return int(row["licences_by_the_new_route"]) * int(row["minutes_saved"]) // 60

    @property
    def realised(self) -> dict[str, int]:
        """Return the money reached so far by benefit."""
        (key,) = (name for name in self.facts["measured"] if name.startswith("to_"))
        units, row = self.case.drivers.units, self.facts["measured"][key]
        return {
            "B-02": int(row["fewer_returns"]) * units["cost_per_return"],
            "B-04": self.hours_measured * units["hour_of_an_angler"],
        }

    def light_case(self) -> Iterator[Part]:
        """Yield the figures of the light case."""
        result, facts = light(self.facts), self.facts["light"]
        keys, document = YEAR_KEYS[:3], "business-case-light"
        total = str(sum(result.costs))
        yield (document, "document-control"), [{"amount": total}]
        calls = facts["calls"]
        yield (document, "objective"), [{"baseline": calls["baseline"], "target": calls["target"]}]
        small = facts["larger_print"]["cost"]
        yield (document, "options"), [{"total-cost": one} for one in ("0", small, total)]
        messages = (int(facts["messages_a_year"]),) * 3
        rest = [tuple(int(facts[key].get(one, "0")) for one in keys) for key in ("build", "end")]
        lines = (rest[0], messages, rest[1])
        yield (document, "costs"), [years(line, keys) for line in lines]
        yield (document, "benefits"), [years(result.benefits, keys)]
        fewer = int(calls["baseline"]) - int(calls["target"])
        least = -(-fewer * result.pv_costs // result.pv_benefits // 100) * 100
        yield (
            (document, "result"),
            figures(
                self.case.drivers.rate,
                result.pv_costs,
                result.pv_benefits,
                result.npv,
                result.ratio,
                in_words(result.payback, FIRST_YEAR + 2),
                f"about {least:,} calls fewer a year instead of {fewer:,}",
            ),
        )
