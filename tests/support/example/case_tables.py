"""The figures that the tables of the business case have to hold, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from tests.support.example.arithmetic import YEAR_KEYS, Amounts, less
from tests.support.example.case import Case, Facts
from tests.support.example.cells import (
    CASE,
    Cells,
    Part,
    figures,
    in_words,
    results,
    with_total,
    years,
)
from tests.support.example.outlook import BETA_LINES, FULL_YEAR
from tests.support.example.views import Money, option, scenario, switching_values

OPTIONS = ("O-1", "O-2", "O-3", "O-4")


class CaseTables:
    """The tables of the business case."""

    def __init__(self, facts: Facts) -> None:
        """Keep the facts."""
        self.facts = facts

    @cached_property
    def case(self) -> Case:
        """Return the case as it was approved."""
        return Case.of(self.facts)

    @cached_property
    def money(self) -> Money:
        """Return who pays for it."""
        return Money(self.facts)

    def parts(self) -> Iterator[Part]:
        """Yield the cells by document and section, row by row."""
        yield from self.economic()
        yield from self.turned()
        yield from self.financial()
        yield from self.agile()

    def economic(self) -> Iterator[Part]:
        """Yield what the case costs and brings."""
        today, drivers, case = self.facts["today"], self.case.drivers, self.case
        returns = case.benefits.returns_today * drivers.units["cost_per_return"]
        paid = (today["printing_and_postage"], today["old_register_and_scanning"])
        per_year = (today["staff"], returns, *paid)
        rows: list[Cells] = [{"per-year": str(one)} for one in per_year]
        yield (CASE, "strategic-existing-arrangements"), rows
        yield (CASE, "economic-drivers"), [years(line) for line in self.driver_lines()]
        yield (
            (CASE, "economic-costs"),
            [{"id": key, **years(line)} for key, line in case.costs.lines.items()],
        )
        yield (
            (CASE, "economic-benefits"),
            [{"id": key, **years(one)} for key, one in case.benefits.lines.items()],
        )
        shortlist = {name: option(self.facts, name) for name in OPTIONS}
        by_year = [
            {"option": name, "line": key, **years(line)}
            for name, one in shortlist.items()
            for key, line in (("costs", one.costs), ("benefits", one.benefits))
        ]
        yield (CASE, "economic-options-by-year"), by_year
        costs, benefits = case.result.discounted
        lines = (costs, benefits, less(benefits, costs), case.result.running)
        yield (CASE, "economic-discounted"), [years(line) for line in lines]
        ranks = sorted(OPTIONS, key=lambda name: -shortlist[name].npv)
        yield (
            (CASE, "economic-results"),
            [
                {"option": name, **results(one), "rank": str(ranks.index(name) + 1)}
                for name, one in shortlist.items()
            ],
        )
        yield (
            (CASE, "economic-optimism-bias"),
            [{"percent": str(drivers.bias[key])} for key in drivers.bias],
        )

    def driver_lines(self) -> list[Amounts]:
        """Return what moves the case, by year."""
        benefits, drivers = self.case.benefits, self.case.drivers
        rates = [drivers.take_up, drivers.returned_new_route, drivers.returned_elsewhere]
        take_up, new, elsewhere = (tuple(int(one) for one in line) for line in rates)
        new = tuple(rate if there else 0 for rate, there in zip(new, take_up, strict=True))
        volume = (drivers.licences_per_year,) * len(take_up)
        middle = (benefits.licences, new, elsewhere, benefits.fewer_returns)
        return [volume, take_up, *middle, benefits.posts_that_leave, benefits.lose_time]

    def turned(self) -> Iterator[Part]:
        """Yield what could turn the result, and who gains and pays."""
        result, money = self.case.result, self.money
        rows = self.facts["scenarios"]
        npvs = [{"id": row["id"], "npv": str(scenario(self.facts, row).npv)} for row in rows]
        yield (CASE, "economic-sensitivity"), npvs
        pairs = switching_values(self.facts).values()
        yield (
            (CASE, "economic-switching-values"),
            [{"used": str(used), "switching": str(last)} for used, last in pairs],
        )
        yield (CASE, "economic-three-point"), self.estimates()
        yield (
            (CASE, "economic-two-ratios"),
            figures(
                result.ratio,
                money.net_public_cost,
                money.gain_of_people,
                money.gain_for_each_crown,
            ),
        )
        groups = money.gains_and_payers.values()
        rows = [(gain, pays, gain - pays) for gain, pays in groups]
        yield (
            (CASE, "economic-gains-and-payers"),
            [dict(zip(("gains", "pays", "net"), map(str, row), strict=True)) for row in rows],
        )
        totals = (sum(result.costs), sum(result.benefits), result.pv_costs, result.pv_benefits)
        approved = sum(self.beta_approved().values())
        yield (
            (CASE, "key-figures"),
            figures(
                *totals,
                result.npv,
                result.ratio,
                money.net_public_cost,
                in_words(result.payback),
                self.case.drivers.rate,
                money.spent_before,
                approved,
            ),
        )

    def estimates(self) -> list[Cells]:
        """Return low, likely and high of each uncertain figure."""
        used, spending = self.case.drivers, self.case.costs.spending
        likely = {
            "take_up": int(used.take_up[-1]),
            "C-01": sum(spending["C-01"]),
            "C-06": spending["C-06"][FULL_YEAR],
            "handling_saved": used.units["handling_saved_per_licence"],
            "returned_new_route": int(used.returned_new_route[-1]),
            "minutes_saved": used.units["minutes_saved_per_licence"],
        }
        ranges = self.facts["estimates"]
        return [
            {"low": ranges[key]["low"], "likely": str(value), "high": ranges[key]["high"]}
            for key, value in likely.items()
        ]

    def financial(self) -> Iterator[Part]:
        """Yield what somebody has to pay, and from where."""
        money, costs = self.money, self.case.costs
        before = (money.spent_before, *[0] * (len(YEAR_KEYS) - 1))
        stages = [costs.with_addition(stage) for stage in ("build", "run", "retire")]
        life = [before, *stages, money.price_rise]
        yield (CASE, "financial-whole-life"), [with_total(line) for line in life]
        kinds = (money.capital, money.current)
        yield (CASE, "financial-capital-and-current"), [with_total(line) for line in kinds]
        lines = [money.need, *money.sources.values(), money.gap]
        yield (CASE, "financial-funding"), [years(line) for line in lines]
        cost = money.in_prices_of_the_year(costs.total)
        share = money.sources["Harbour Office, share of running costs"]
        minus = [less((0,) * len(line), line) for line in (cost, money.tax)]
        view = [minus[0], money.savings, money.state, share, money.agency, minus[1], money.tax]
        yield (CASE, "financial-budget-view"), [with_total(line) for line in view]
        owed = self.facts["contingent_liabilities"]
        harbour, contracts = sum(money.harbour_office), self.case.drivers.contracts // 2
        most = (owed["developers_notice"], harbour, contracts, owed["data_breach"])
        yield (CASE, "financial-contingent-liabilities"), [{"most": str(one)} for one in most]
        yield (CASE, "commercial-lots"), [{"value": one} for one in self.facts["lots"].values()]

    def beta_approved(self) -> dict[str, int]:
        """Return the approved lines of the beta."""
        return {key: sum(self.case.costs.spending[key]) for key in BETA_LINES}

    def agile(self) -> Iterator[Part]:
        """Yield the money by stage."""
        decided = {row["id"]: row for row in self.facts["decisions"]}
        spent = self.facts["money"]["spent_before"]
        nothing = dict.fromkeys(("approved", "spent", "asked", "low", "high"), "0")
        before = [
            {**nothing, "approved": decided[key]["amount"], "spent": spent[stage]}
            for key, stage in (("D-01", "discovery"), ("D-02", "alpha"))
        ]
        asked = {**nothing, "asked": str(sum(self.beta_approved().values()))}
        later = {**nothing, **self.facts["live_to_the_end_of_2026"]}
        yield (CASE, "agile-stage-funding"), [*before, asked, later]
