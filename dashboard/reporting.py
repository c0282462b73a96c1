"""What a report is made from, asked of the store: what the command and the pages share."""

from collections.abc import Callable

from dashboard import coverage
from dashboard.coverage import Answer, Scope
from dashboard.report.findings import DataState, Findings
from dashboard.store import Store, imports

Question = Callable[[Store, Scope], Answer]
Ask = Callable[[Question, Scope], Answer]


def findings(
    store: Store, scope: Scope, *, ask: Ask | None = None, are_names_hidden: bool = False
) -> Findings:
    """Every answer that a report of this scope shows.

    `ask` may answer in the place of the store, as a page does that hides names. Where others may
    write meanwhile, ask within `store.one_state()`.
    """
    ask = ask or (lambda question, scope: question(store, scope))
    return Findings(
        scope=scope,
        data=_state(store),
        goals=ask(coverage.progress, scope),
        gaps=ask(coverage.gaps, scope),
        records=ask(coverage.records, scope),
        coverage=ask(coverage.coverage, scope),
        people_by_content=ask(coverage.people_by_content, scope),
        under_covered_cqr=ask(coverage.under_covered_cqr, scope),
        under_covered_structured_education=ask(coverage.under_covered_structured_education, scope),
        aging_out=ask(coverage.aging_out, scope),
        outline_versions=ask(coverage.outline_versions, scope),
        # As on the page of checks: of the whole program.
        checks=ask(coverage.checks, Scope(scope.as_of)),
        discipline_names={
            code: discipline.name for code, discipline in store.reference.disciplines.items()
        },
        are_names_hidden=are_names_hidden,
    )


def _state(store: Store) -> DataState:
    standing = [entry for entry in imports.history(store) if entry.withdrawn_at is None]
    if not standing:
        return DataState()
    return DataState(
        last_file=standing[0].file,
        last_at=standing[0].imported_at,
        imports=len(standing),
        rows_set_aside=sum(entry.set_aside for entry in standing),
    )
