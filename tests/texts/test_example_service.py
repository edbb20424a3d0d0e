"""The example in the templates is one story: sums are right, and documents agree.

The rules are those in the head of `docs/project-templates/_example.yml`.
"""

from __future__ import annotations

import re

import pytest

from tests.texts.example_service import (
    BENEFITS,
    BIAS,
    CASH_LINES,
    COSTS,
    EXAMPLE,
    FEWER_RETURNS,
    KNOWN,
    LICENCES,
    LISTS,
    LOSE_TIME,
    MONEY_LINES,
    PROJECT,
    RATE,
    RESULTS,
    SECTIONS,
    TEMPLATES,
    VOLUMES,
    WRITTEN,
    YEARS,
    Row,
    Scenario,
    added,
    amounts_in,
    amounts_of_the_example,
    column,
    cost_lines,
    example_texts,
    fits,
    in_example,
    in_words,
    keyed,
    less,
    of_light_case,
    of_option,
    of_version,
    pick,
    points_in_time,
    rows_about,
    savings,
    scaled,
    switched,
    table,
    total,
    yearly,
)

CASE = "business-case"
SUMS = EXAMPLE["sums"]
MONEY = EXAMPLE["money"]
OUTLOOK = EXAMPLE["outlook"]
BETA_LINES = ("C-01", "C-02", "C-04", "C-05")
LATER = "Outlook of October 2026"
HELP_FOR_SHOPS = (0, 7000, 15000, 15000, 15000, 15000)
SHOPS_FEWER_RETURNS = 8000  # in 2026
COST_OF_A_CALL = 3

DOCUMENTS = pytest.mark.parametrize("document", TEMPLATES)
THINGS = pytest.mark.parametrize("name", LISTS)
STAGES = pytest.mark.parametrize("stage", ["build", "run", "retire"])
# Costs, benefits and the sums of the case (rules 1 to 3).


@STAGES
def test_optimism_bias_on_costs_is_its_percentage_of_the_stage(stage: str) -> None:
    bias = keyed(COSTS)[f"OB-{stage}"]
    assert yearly(bias) == scaled(cost_lines(stage, "C-"), BIAS[stage])
    assert f"{BIAS[stage]} percent of {stage}" in bias["item"]


def test_optimism_bias_on_benefits_is_its_percentage_of_the_lines_in_money() -> None:
    counted = added(*(yearly(BENEFITS[key]) for key in MONEY_LINES))
    assert yearly(BENEFITS["OB-benefits"]) == scaled(counted, BIAS["benefits"])


def test_the_table_of_optimism_bias_has_the_percentages_that_are_used() -> None:
    percents = column(table(CASE, "economic-optimism-bias"), "percent")
    assert percents == list(EXAMPLE["optimism_bias"].values())


@pytest.mark.parametrize("line", ["costs", "benefits"])
def test_the_lines_of_the_case_add_up_to_its_sums(line: str) -> None:
    rows = COSTS if line == "costs" else BENEFITS.values()
    sums = added(*map(yearly, rows))
    assert sums == yearly(SUMS[line])
    assert sum(sums) == int(SUMS[f"total_{line}"])


@pytest.mark.parametrize("benefit", [key for key in BENEFITS if key.startswith("B-")])
def test_a_benefit_is_the_product_of_its_workings(benefit: str) -> None:
    hour = VOLUMES["hour_of_an_angler"]
    minutes = VOLUMES["minutes_saved_per_licence"]
    replaced = keyed(table("project-plan", "replaced"), "item")
    contracts = int(replaced["Old register and scanning contract"]["cost-per-year"])
    workings = {
        "B-01": (0, 0, *scaled(LICENCES, VOLUMES["handling_saved_per_licence"], 1)[2:]),
        "B-02": scaled(FEWER_RETURNS, VOLUMES["cost_per_return"], 1),
        "B-03": scaled((0, 0, 1, 2, 2, 2), contracts, 2),
        "B-04": scaled(LICENCES, minutes * hour, 60),
        "B-05": scaled(LOSE_TIME, -hour, 2),
    }
    assert yearly(BENEFITS[benefit]) == workings[benefit]


def test_the_preferred_option_has_the_sums_of_the_case() -> None:
    assert of_option("O-3") == in_example(SUMS)


# Discounting and results (rules 4 and 5).


def test_the_discounted_lines_follow_from_the_preferred_option() -> None:
    preferred = of_option("O-3")
    costs, benefits = preferred.discounted
    lines = [yearly(row) for row in table(CASE, "economic-discounted")]
    assert lines == [costs, benefits, less(benefits, costs), preferred.running]


@pytest.mark.parametrize("option", column(EXAMPLE["options"], "id"))
def test_the_results_of_an_option_follow_from_its_years(option: str) -> None:
    figures = of_option(option).figures
    assert pick(keyed(table(CASE, "economic-results"), "option")[option], *RESULTS) == figures
    assert pick(KNOWN[option], *RESULTS[2:]) == pick(figures, *RESULTS[2:])


def test_the_ranks_are_the_order_of_the_net_present_values() -> None:
    rows = sorted(table(CASE, "economic-results"), key=lambda row: -int(row["npv"]))
    assert column(rows, "rank") == [str(rank) for rank in range(1, len(rows) + 1)]


def test_the_results_of_the_case_are_those_of_the_preferred_option() -> None:
    assert pick(SUMS, *RESULTS) == of_option("O-3").figures


def test_the_key_figures_are_those_of_the_tables() -> None:
    values = column(table(CASE, "key-figures"), "value")
    sums = [SUMS["total_costs"], SUMS["total_benefits"], *pick(SUMS, *RESULTS).values()]
    years = {one["id"].replace("-", " "): one["year"] for one in EXAMPLE["years"]}
    assert list(years.values()) == [str(2025 + year) for year in range(YEARS)]
    sums[-1] += f" ({years[SUMS['payback']]})"
    others = [str(RATE), MONEY["spent_before"]["total"], MONEY["beta"]["approved"]]
    assert [value.replace(",", "") for value in values] == sums + others


# What could turn the result (rules 6 and 7).


@pytest.mark.parametrize("row", EXAMPLE["sensitivity"], ids=lambda row: row["id"])
def test_the_net_present_value_of_a_scenario_can_be_worked_out_again(row: Row) -> None:
    assert int(row["npv"]) == Scenario.of(row).npv


def test_the_table_of_scenarios_has_their_values_and_says_what_changes() -> None:
    used = [row for row in EXAMPLE["sensitivity"] if row["id"].startswith("S-")]
    rows = table(CASE, "economic-sensitivity")
    assert [pick(row, "id", "npv") for row in rows] == [pick(row, "id", "npv") for row in used]
    for row, change in zip(rows, used, strict=True):
        said = row["change"].casefold()
        assert [words for words in Scenario.of(change).words if words.casefold() not in said] == []


def test_the_likely_value_of_an_estimate_is_the_one_that_is_used() -> None:
    rows = table(CASE, "economic-three-point")
    lines = keyed(COSTS)
    used = [VOLUMES["take_up_target"], sum(yearly(lines["C-01"])), yearly(lines["C-06"])[-1]]
    used += [VOLUMES["handling_saved_per_licence"], FEWER_RETURNS[-1]]
    used += [VOLUMES["minutes_saved_per_licence"]]
    assert [int(row["likely"]) for row in rows] == used
    assert all(int(row["low"]) < int(row["likely"]) < int(row["high"]) for row in rows)


@pytest.mark.parametrize("row", EXAMPLE["switching_values"], ids=lambda row: row["id"])
def test_a_switching_value_is_the_last_one_that_still_pays(row: Row) -> None:
    used, last = int(row["used"]), int(row["last_value"])
    one_worse = last + (1 if last > used else -1)
    assert switched(row["id"], last) >= 0 > switched(row["id"], one_worse)


def test_the_table_of_switching_values_has_them_in_order() -> None:
    rows = table(CASE, "economic-switching-values")
    stated = [(row["used"], row["switching"]) for row in rows]
    assert stated == [(row["used"], row["last_value"]) for row in EXAMPLE["switching_values"]]


# Who pays for it (rules 8 to 11).


@STAGES
def test_the_whole_life_cost_of_a_stage_is_that_of_its_lines(stage: str) -> None:
    rows = keyed(table(CASE, "financial-whole-life"), "stage")
    assert yearly(rows[stage.capitalize()]) == cost_lines(stage)


def test_the_whole_life_cost_begins_with_what_was_spent_before() -> None:
    spent = MONEY["spent_before"]
    assert int(spent["total"]) == int(spent["discovery"]) + int(spent["alpha"])
    before = table(CASE, "financial-whole-life")[0]
    assert yearly(before) == (int(spent["total"]), *[0] * (YEARS - 1))


def test_a_whole_life_total_is_the_sum_of_its_years() -> None:
    rows = table(CASE, "financial-whole-life")
    assert [int(row["total"]) for row in rows] == [sum(yearly(row)) for row in rows]


def test_the_funding_need_is_the_whole_life_cost() -> None:
    need = yearly(table(CASE, "financial-funding")[0])
    assert need == added(*map(yearly, table(CASE, "financial-whole-life")))


def test_the_funding_gap_is_the_need_less_all_sources() -> None:
    need, *_, gap = rows = table(CASE, "financial-funding")
    sources = [yearly(row) for row in rows if row["line"].startswith("Source:")]
    assert yearly(gap) == less(yearly(need), added(*sources))


def test_savings_used_are_not_above_those_that_are_released() -> None:
    sources = keyed(table(CASE, "financial-funding"), "line")
    used = yearly(sources["Source: savings released by B-01 to B-03"])
    assert min(less(savings(), used)) >= 0


def test_the_present_way_costs_what_the_objective_starts_from() -> None:
    today = total(table(CASE, "strategic-existing-arrangements"), "per-year")
    assert today == VOLUMES["cost_today"]
    assert today == int(KNOWN["G-03"]["baseline"]) * VOLUMES["licences_per_year"]


def test_costs_and_savings_of_the_last_year_reach_the_promised_cost_of_a_licence() -> None:
    saved = sum(yearly(BENEFITS[key])[-1] for key in CASH_LINES)
    then = VOLUMES["cost_today"] - saved + cost_lines("run", "C-")[-1]
    assert then == int(KNOWN["G-03"]["target"]) * VOLUMES["licences_per_year"]


def test_the_returned_applications_are_those_of_the_objective() -> None:
    counts = {"baseline": VOLUMES["returned_today"], "target": VOLUMES["returned_target"]}
    for key, count in counts.items():
        assert count * 100 == int(KNOWN["G-01"][key]) * VOLUMES["licences_per_year"]


def test_the_money_asked_for_is_that_of_the_beta_lines() -> None:
    rows = table(CASE, "agile-stage-funding")
    asked = int(keyed(rows, "stage")["Beta"]["asked"])
    assert asked == total(rows, "asked")
    assert asked == sum(sum(cost_lines(start=key)) for key in BETA_LINES)
    assert asked == int(MONEY["beta"]["approved"]) == int(KNOWN["D-04"]["amount"])


def test_the_stages_before_have_the_money_of_their_decisions() -> None:
    before = {"Discovery": "D-01", "Alpha": "D-02"}
    for row in table(CASE, "agile-stage-funding"):
        is_before = row["stage"] in before
        assert row["approved"] == (KNOWN[before[row["stage"]]]["amount"] if is_before else "0")
        assert row["spent"] == MONEY["spent_before"].get(row["stage"].lower(), "0")


def test_the_contingency_is_the_optimism_bias_on_the_beta() -> None:
    approved = int(MONEY["beta"]["approved"])
    assert scaled((approved,), BIAS["build"]) == (int(MONEY["beta"]["contingency"]),)


def test_the_budget_of_the_plan_has_the_years_of_the_case() -> None:
    rows = table("project-plan", "budget")
    assert tuple(column(rows, "id")) == BETA_LINES
    for row in rows:
        parts = (int(row["to-year-end"]), int(row["after"]))
        assert parts == yearly(keyed(COSTS)[row["id"]])[:2]
        assert int(row["total"]) == sum(parts)


@pytest.mark.parametrize(
    ("document", "section"), [("status-report", "money"), ("closure-report", "money-by-line")]
)
def test_reports_have_the_approved_lines_of_the_plan(document: str, section: str) -> None:
    plan = [(row["id"], row["total"]) for row in table("project-plan", "budget")]
    assert [(row["id"], row["approved"]) for row in table(document, section)] == plan


def test_the_status_report_adds_up_to_the_money_of_its_day() -> None:
    rows = table("status-report", "money")
    spent = total(rows, "spent")
    assert spent == int(MONEY["beta"]["spent_to_2025-12-31"])
    assert total(rows, "expected") == int(MONEY["beta"]["expected_2026-01-08"])
    before = int(MONEY["spent_before"]["total"])
    assert spent + before == int(MONEY["spent_to_date_2025-12-31"])


def test_the_stages_add_up_to_the_money_of_the_project() -> None:
    rows = table("closure-report", "money-by-stage")
    assert total(rows, "approved") == int(MONEY["project"]["approved"])
    assert total(rows, "spent") == int(MONEY["project"]["spent"])


def test_each_stage_has_the_money_of_its_decision_and_of_its_accounts() -> None:
    rows = keyed(table("closure-report", "money-by-stage"), "stage")
    spent = MONEY["spent_before"] | {"beta": MONEY["beta"]["spent"]}
    for stage, row in rows.items():
        assert row["approved"] == KNOWN[row["decision"]]["amount"]
        assert row["spent"] == spent[stage.lower()]
    lines = table("closure-report", "money-by-line")
    assert int(rows["Beta"]["spent"]) == total(lines, "spent")


# Outlook, benefits reached, light case and scores (rules 12 to 16).


@pytest.mark.parametrize("version", ["Case 2.0", LATER])
def test_the_results_of_the_outlook_follow_from_its_years(version: str) -> None:
    row = keyed(table("closure-report", "outlook-results"), "version")[version]
    assert pick(row, *RESULTS) == of_version(version).figures


def test_the_outlook_compares_itself_with_the_sums_of_the_case() -> None:
    assert of_version("Case 2.0") == in_example(SUMS)


def test_the_outlook_is_that_of_the_example() -> None:
    assert of_version(LATER) == in_example(OUTLOOK)
    assert pick(OUTLOOK, *RESULTS) == of_version(LATER).figures


def test_the_costs_of_the_outlook_follow_from_what_was_spent_and_the_reasons() -> None:
    beta = MONEY["beta"]
    this_year = int(beta["spent"]) - int(beta["spent_to_2025-12-31"])
    going_on = less(cost_lines(start="C-"), added(*(cost_lines(start=key) for key in BETA_LINES)))
    after = added(going_on, HELP_FOR_SHOPS)
    assert after[1] == int(KNOWN["D-06"]["amount"])
    first_years = (int(beta["spent_to_2025-12-31"]), this_year + after[1])
    assert of_version(LATER).costs == (*first_years, *scaled(after, 110)[2:])


def test_the_benefits_of_the_outlook_follow_from_the_expected_take_up() -> None:
    expected = EXAMPLE["measured"]["expected_for_2026"]["licences_by_the_new_route"]
    time = VOLUMES["minutes_saved_per_licence"] * VOLUMES["hour_of_an_angler"] // 60
    first = int(expected) * time + SHOPS_FEWER_RETURNS * VOLUMES["cost_per_return"]
    licences = scaled((0, 0, 45, 52, 56, 56), VOLUMES["licences_per_year"])
    by_licence = scaled(licences, time + VOLUMES["handling_saved_per_licence"], 1)
    counted = added(by_licence, yearly(BENEFITS["B-02"]), yearly(BENEFITS["B-03"]))
    later = added(scaled(counted, 100 + BIAS["benefits"]), yearly(BENEFITS["B-05"]))
    assert of_version(LATER).benefits == (0, first, *later[2:])


def test_the_benefits_reached_add_up() -> None:
    assert total(table("benefits-register", "realised"), "value") == int(MONEY["realised"])


def test_the_benefits_reached_follow_from_what_was_measured() -> None:
    measured = EXAMPLE["measured"]["to_2026-09-30"]
    licences, hours = int(measured["licences_by_the_new_route"]), int(measured["hours_saved"])
    assert hours * 60 == licences * VOLUMES["minutes_saved_per_licence"]
    values = {key: int(KNOWN[key]["realised"]) for key in ("B-02", "B-04")}
    assert values == {
        "B-02": int(measured["fewer_returns"]) * VOLUMES["cost_per_return"],
        "B-04": hours * VOLUMES["hour_of_an_angler"],
    }


def test_the_register_says_what_was_measured_and_until_when() -> None:
    said = {row["id"]: row["measured"] for row in table("benefits-register", "realised")}
    (key,) = (name for name in EXAMPLE["measured"] if name.startswith("to_"))
    measured = {name: f"{int(value):,}" for name, value in EXAMPLE["measured"][key].items()}
    assert f"{measured['licences_by_the_new_route']} licences" in said["B-01"]
    assert f"{measured['fewer_returns']} fewer returns" in said["B-02"]
    assert f"{measured['hours_saved']} hours" in said["B-04"]
    assert f"{measured['checks_settled_of_100']} of 100 checks" in said["B-06"]
    days = set(column(table("benefits-register", "realised"), "on"))
    days |= {table("benefits-register", "state")[0]["measured-to"]}
    days |= {table("closure-report", "document-control")[0]["measured-to"]}
    assert days == {key.removeprefix("to_")}


def test_the_take_up_of_the_private_beta_is_what_was_bought_of_100() -> None:
    beta = EXAMPLE["measured"]["private_beta"]
    assert int(beta["bought"]) * 100 == int(beta["per_100"]) * int(beta["invited"])
    assert beta["per_100"] == KNOWN["G-04"]["private_beta"]


def test_the_closure_report_has_the_benefits_of_the_register() -> None:
    reached = keyed(table("benefits-register", "realised"))
    promised = keyed(table("benefits-register", "register"))
    rows = table("closure-report", "benefits")
    assert column(rows, "id") == list(reached) == list(promised)
    for row in rows:
        for key in ("measured", "value", "state"):
            assert row[key] == reached[row["id"]][key]
        assert row["target"] == promised[row["id"]]["target"]


def test_the_case_and_the_benefits_register_have_the_same_core() -> None:
    in_case = SECTIONS[CASE, "management-benefits-register"]
    in_register = SECTIONS["benefits-register", "register"]
    assert in_case.columns == in_register.columns
    assert in_case.example_rows == in_register.example_rows


def test_the_value_in_a_full_year_is_that_of_the_last_year_of_the_case() -> None:
    for row in table("benefits-register", "register"):
        in_money = yearly(BENEFITS.get(row["id"], {}))
        assert int(row["value-per-year"]) == in_money[-1], row["id"]


def test_the_results_of_the_light_case_follow_from_its_lines() -> None:
    light, result = EXAMPLE["light"], of_light_case()
    assert pick(light, *RESULTS) == result.figures
    assert int(light["total_costs"]) == sum(result.costs)
    assert int(light["total_benefits"]) == sum(result.benefits)


def test_the_table_of_the_light_case_has_its_results() -> None:
    values = column(table("business-case-light", "result"), "value")
    plain = [value.split(" (")[0].replace(",", "") for value in values]
    assert plain[:-1] == [str(RATE), *of_light_case().figures.values()]


def test_the_light_case_asks_for_its_costs() -> None:
    head = table("business-case-light", "document-control")[0]
    preferred = keyed(table("business-case-light", "options"), "kind")["preferred option"]
    amounts = {head["amount"], preferred["total-cost"], KNOWN[head["decision"]]["amount"]}
    assert amounts == {EXAMPLE["light"]["total_costs"]}


def test_the_benefit_of_the_light_case_is_its_target_times_the_cost_of_a_call() -> None:
    goal = table("business-case-light", "objective")[0]
    fewer = int(goal["baseline"]) - int(goal["target"])
    assert of_light_case().benefits == scaled((fewer // 2, fewer, fewer), COST_OF_A_CALL, 1)


def test_every_risk_has_a_score() -> None:
    risks, scores = table("risk-log", "risks"), table("risk-log", "scores")
    assert column(scores, "id") == column(risks, "id") == column(EXAMPLE["risks"], "id")


@pytest.mark.parametrize("row", table("risk-log", "scores"), ids=lambda row: row["id"])
def test_a_score_is_likelihood_times_impact(row: Row) -> None:
    assert int(row["score"]) == int(row["likelihood"]) * int(row["impact"])
    assert int(row["score-after"]) == int(row["likelihood-after"]) * int(row["impact-after"])


def test_the_status_report_shows_the_risks_above_the_limit_with_their_scores() -> None:
    after = {row["id"]: row["score-after"] for row in table("risk-log", "scores")}
    due = {key for key, score in after.items() if int(score) >= 10}
    due |= {row["id"] for row in table("risk-log", "risks") if row["status"] == "happened"}
    shown = {row["id"]: row["score"] for row in table("status-report", "risks")}
    assert shown == {key: after[key] for key in after if key in due}


# One thing is called and dated the same in every document.

TITLES = ["title", "name", "objective", "item", "benefit", "effect", "result", "risk"]
TITLES += ["condition", "milestone"]
FACTS = {  # columns that repeat a fact of an entry, and what the entry calls it
    "objectives": {"baseline": "baseline", "target": "target", "date": "date"},
    "options": {"npv": "npv", "bcr": "bcr", "payback": "payback"},
    "benefits": {"value": "realised"},
    "risks": {"raised": "raised"},
    "decisions": {"date": "date", "by": "date", "outcome": "outcome", "amount": "amount"},
    "conditions": {"decision": "decision", "due": "due", "date": "due"},
    "milestones": {"planned": "planned", "date": "planned"},
}
ONLY_NAMED = {"D-08"}  # its record is not among the examples
SAME_EVERYWHERE = ("measure", "type", "stage", "owner")


@THINGS
def test_a_row_has_the_title_of_its_id(name: str) -> None:
    titles = {
        (document, section, entry["id"]): (row[key], entry["title"])
        for document, section, row, entry in rows_about(name)
        if (key := next((one for one in TITLES if one in row), ""))
    }
    assert {where: pair for where, pair in titles.items() if pair[0] != pair[1]} == {}
    assert {where[-1] for where in titles} == set(column(EXAMPLE[name], "id")) - ONLY_NAMED


@pytest.mark.parametrize("name", FACTS)
def test_a_row_repeats_the_facts_of_its_id(name: str) -> None:
    facts = {
        (document, section, entry["id"], key): (row[key], entry[fact])
        for document, section, row, entry in rows_about(name)
        for key, fact in FACTS[name].items()
        if key in row and fact in entry
    }
    assert {where: pair for where, pair in facts.items() if pair[0] != pair[1]} == {}
    assert {where[-1] for where in facts} == set(FACTS[name])


@THINGS
def test_a_row_says_the_same_of_an_id_in_every_document(name: str) -> None:
    said: dict[tuple[str, str], set[str]] = {}
    for _, _, row, entry in rows_about(name):
        for key in SAME_EVERYWHERE:
            if row.get(key, "none") != "none":
                said.setdefault((entry["id"], key), set()).add(row[key])
    assert {about: words for about, words in said.items() if len(words) > 1} == {}


@DOCUMENTS
def test_every_id_in_a_document_is_known(document: str) -> None:
    rules = column(table(CASE, "agile-stop-and-pivot"), "id")
    text = TEMPLATES[document].model_dump_json()
    ids = set(re.findall(r"\b[BCDGKMORX]-\d+\b", text))
    assert ids - {*KNOWN, *rules} == set()
    criteria = set(re.findall(r"\b[A-Z]{3}-\d\d\b", text))
    assert criteria - {one.id for one in PROJECT.criteria} == set()


@pytest.mark.parametrize(
    ("document", "section", "key"),
    [
        ("status-report", "measures", "private_beta"),
        ("benefits-register", "measures", "latest"),
        ("closure-report", "outcomes", "latest"),
    ],
)
def test_a_report_has_the_values_of_its_day(document: str, section: str, key: str) -> None:
    measured = {one["id"]: one[key] for one in EXAMPLE["objectives"] if key in one}
    assert {row["id"]: row["latest"] for row in table(document, section)} == measured


@pytest.mark.parametrize("document", ["status-report", "decision-record", "closure-report"])
def test_a_condition_is_met_in_the_documents_after_that_day(document: str) -> None:
    for row in table(document, "conditions"):
        met_on = KNOWN[row["id"]]["met_on"]
        met = met_on <= WRITTEN[document]["date"]
        assert row["state"] == ("met" if met else "open")
        assert row.get("met-on") == (met_on if met else None)


def test_a_milestone_is_done_in_the_status_report_after_that_day() -> None:
    for row in table("status-report", "milestones"):
        done = KNOWN[row["id"]].get("done", "9999")
        late = "late" if row["expected"] > row["planned"] else "on course"
        is_done = done <= WRITTEN["status-report"]["date"]
        assert row["state"] == ("done" if is_done else late)
        assert not is_done or row["expected"] == done


@pytest.mark.parametrize(
    ("document", "section", "key", "fact", "not_planned"),
    [
        (CASE, "management-plan", "date", "planned", set()),
        ("closure-report", "time", "planned", "planned", {"Shops start"}),
        ("closure-report", "time", "done", "done", {"Shops start"}),
    ],
)
def test_a_milestone_without_an_id_has_its_date_too(
    document: str, section: str, key: str, fact: str, not_planned: set[str]
) -> None:
    dates = points_in_time(fact)
    stated = {row["milestone"]: row[key] for row in table(document, section)}
    assert stated.keys() - dates.keys() == not_planned
    assert {name: day for name, day in stated.items() if dates.get(name, day) != day} == {}


def test_texts_give_gates_and_decisions_their_date() -> None:
    days = {one["id"]: one["date"] for one in [*EXAMPLE["gates"], *EXAMPLE["decisions"]]}
    dated = re.compile(r"([Gg]ate-\w+|D-\d\d) (?:\w+ ){0,2}(?:on|of|for) (\d+ [A-Z]\w+ \d{4})")
    told = {
        (document, name.replace("Gate", "gate"), day)
        for document in TEMPLATES
        for text in example_texts(document)
        for name, day in dated.findall(text)
    }
    assert {name for _, name, _ in told} >= {"gate-alpha", "gate-live", "gate-retirement", "D-07"}
    assert {one for one in told if one[2] != in_words(days[one[1]])} == set()


@pytest.mark.parametrize(
    ("document", "section", "number", "day"),
    [
        ("project-brief", "document-control", "version", "date"),
        (CASE, "document-control", "version", "date"),
        ("project-plan", "document-control", "version", "date"),
        ("status-report", "header", "number", "date"),
        ("decision-record", "identity", "id", "date"),
        ("stakeholder-map", "date", "version", "date"),
        ("benefits-register", "state", "", "issued"),
        ("closure-report", "document-control", "", "date"),
        ("business-case-light", "document-control", "version", "date"),
    ],
)
def test_a_document_was_written_on_its_day(
    document: str, section: str, number: str, day: str
) -> None:
    latest = table(document, section)[-1]
    assert latest[day] == WRITTEN[document]["date"]
    assert latest.get(number) == WRITTEN[document].get("version")


@pytest.mark.parametrize(
    ("document", "day"), [("closure-report", "decision-date"), ("business-case-light", "date")]
)
def test_a_document_names_its_decision_with_its_date(document: str, day: str) -> None:
    head = table(document, "document-control")[0]
    assert head[day] == KNOWN[head["decision"]]["date"]


@pytest.mark.parametrize(
    ("document", "section", "words"),
    [("raci", "letters", "Version {version} of {day}"), ("risk-log", "changes", "Read on {day}")],
)
def test_a_document_says_in_words_when_it_was_written(
    document: str, section: str, words: str
) -> None:
    written = WRITTEN[document]
    day = in_words(written["date"])
    assert (
        words.format(day=day, version=written.get("version")) in SECTIONS[document, section].example
    )


def test_the_case_announces_reviews_on_the_days_on_which_they_are() -> None:
    announced = {row["what"]: row["date"] for row in table(CASE, "management-assurance")}
    later = {row["what"]: row["date"] for row in table("closure-report", "next-reviews")}
    assert announced == {
        "Risk assessment": KNOWN["M-03"]["planned"],
        "Service assessment": KNOWN["M-07"]["planned"],
        "Closure and benefits report": WRITTEN["closure-report"]["date"],
        "Second look at benefits": later["Second look at benefits"],
        "Evaluation": later["Evaluation by the university partner"],
    }
    assert WRITTEN["closure-report"]["date"] == OUTLOOK["date"]


def test_stop_rules_are_checked_on_the_day_of_the_answer() -> None:
    rules = keyed(table(CASE, "agile-stop-and-pivot"))
    beta = EXAMPLE["measured"]["private_beta"]
    assert beta["from"] == KNOWN["M-04"]["done"]
    assert rules["X-01"]["checked-on"] == beta["to"]
    assert keyed(table(CASE, "agile-assumptions"))["A-04"]["date"] == beta["to"]
    assert rules["X-03"]["checked-on"] == KNOWN["M-03"]["planned"]


def test_the_old_register_ends_on_the_day_of_its_milestone() -> None:
    end = KNOWN["M-09"]["planned"]
    replaced = keyed(table("project-plan", "replaced"), "item")
    assert replaced["Old register and scanning contract"]["date"] == end
    assert keyed(table("benefits-register", "register"))["B-03"]["date"] == end
    assert in_words(end) in KNOWN["K-03"]["title"]


def test_the_case_and_the_plan_wait_for_the_same_deliveries() -> None:
    rows = [row for row in table(CASE, "strategic-constraints") if row["kind"] == "dependency"]
    plan = keyed(table("project-plan", "deliveries"), "from")
    assert rows
    for row in rows:
        assert pick(row, "date", "fallback") == pick(plan[row["owner"]], "date", "fallback")


@DOCUMENTS
def test_large_amounts_in_words_are_amounts_of_the_example(document: str) -> None:
    said = {one for text in example_texts(document) for one in amounts_in(text) if one >= 10_000}
    assert said - amounts_of_the_example() == set()


# Phases, gates and roles.


def test_the_example_goes_through_the_phases_and_gates_of_the_model() -> None:
    assert PROJECT.phase_model
    phases = PROJECT.phase_model.phases
    assert column(EXAMPLE["phases"], "id") == [phase.id for phase in phases]
    gates = [phase.gate.id for phase in phases if phase.gate]
    assert column(EXAMPLE["gates"], "id") == gates
    assert gates == [f"gate-{phase.id}" for phase in phases[1:]]
    assert set(gates) <= {checklist.id for checklist in PROJECT.checklists}


def test_phases_and_documents_name_each_other() -> None:
    assert PROJECT.phase_model
    for phase in PROJECT.phase_model.phases:
        for when in ("create", "update"):
            due = {one.id for one in PROJECT.templates if phase.id in getattr(one.phases, when)}
            assert due == set(getattr(phase, when)), (phase.id, when)


def test_the_plan_has_the_dates_of_phases_and_gates() -> None:
    gates = {one["id"]: one["date"] for one in EXAMPLE["gates"]}
    mandate = {"gate-discovery": KNOWN["D-01"]["date"]}
    planned = [
        {**pick(phase, "start", "end"), "gate-date": (mandate | gates)[f"gate-{phase['id']}"]}
        for phase in EXAMPLE["phases"]
    ]
    rows = table("project-plan", "phases-and-gates")
    assert column(rows, "phase") == column(EXAMPLE["phases"], "id")
    assert [pick(row, "start", "end", "gate-date") for row in rows] == planned


def test_a_gate_has_the_date_and_outcome_of_its_decision_and_comes_before_its_phase() -> None:
    starts = {one["id"]: one["start"] for one in EXAMPLE["phases"]}
    milestones = {one["title"]: one["planned"] for one in EXAMPLE["milestones"]}
    for gate in EXAMPLE["gates"]:
        assert gate["date"] < starts[gate["id"].removeprefix("gate-")]
        assert milestones.get(gate["id"].capitalize(), gate["date"]) == gate["date"]
        if gate["decision"] != "planned":
            assert pick(gate, "date", "outcome") == pick(KNOWN[gate["decision"]], "date", "outcome")


@pytest.mark.parametrize("row", table("raci", "matrix"), ids=lambda row: row["work"])
def test_a_row_of_the_raci_has_one_a_and_at_least_one_r(row: Row) -> None:
    letters = [letter for key in row if key != "work" for letter in row[key].split("/")]
    assert letters.count("A") == 1
    assert letters.count("R") >= 1


# Every template shows how it is filled in.


@DOCUMENTS
def test_a_template_has_an_example_in_every_section(document: str) -> None:
    sections = TEMPLATES[document].sections
    filled = {one.id: one.example_rows if one.columns else one.example.strip() for one in sections}
    assert [section for section, example in filled.items() if not example] == []


@DOCUMENTS
def test_the_cells_of_an_example_fit_their_columns(document: str) -> None:
    wrong = [
        (section.id, one.id, row.get(one.id))
        for section in TEMPLATES[document].sections
        for row in section.example_rows
        for one in section.columns
        if not fits(row.get(one.id, ""), one)
        and (one.id in row or (document != "raci" and one.id != "met-on"))
    ]
    assert wrong == []
