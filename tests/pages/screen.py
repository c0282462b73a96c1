"""What a test reads off a page."""

import re
from typing import Any
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

from dashboard import paths


def open_page(app: AppTest, name: str) -> AppTest:
    """Goes to a page by the name of its file and runs it; an exception on it fails the test."""
    app.switch_page(str(paths.PAGES / f"{name}.py"))
    return run(app)


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, app.exception[0].message
    return app


def table(app: AppTest, number: int = 0) -> list[dict[str, Any]]:
    """The rows of a table on the page; a blank cell is None."""
    return _rows(app.dataframe[number])


def table_of(app: AppTest, alt: str) -> list[dict[str, Any]]:
    """The rows of the first table that is described like this; none where there is no such table."""
    found = [one for one in app.dataframe if one.proto.alt == alt]
    return _rows(found[0]) if found else []


def _rows(dataframe: Any) -> list[dict[str, Any]]:
    return [
        {str(column): None if is_blank(value) else value for column, value in row.items()}
        for row in dataframe.value.to_dict("records")
    ]


def search_of_people(app: AppTest) -> Any:
    """The box to find a person in, which is there once it is unfolded."""
    app.session_state[f"search_{app.session_state['searches_made']}"] = True
    return control(run(app), "Find a person")


def status_counts(app: AppTest) -> list[tuple[str, str, int]]:
    """Symbol, word and number of every count of goals on the overview."""
    found = re.compile(r":\w+-badge\[(\S) ([^*]+) \*\*(\d+)\*\*\]")
    return [
        (symbol, word, int(number))
        for one in app.markdown
        for symbol, word, number in found.findall(one.value)
    ]


def control(app: AppTest, label: str) -> Any:
    """The select box with this label."""
    [found] = [box for box in app.selectbox if box.label == label]
    return found


def click(app: AppTest, label: str) -> AppTest:
    """Presses the button with this label, or with this key."""
    [button] = [one for one in app.button if label in (one.label, one.key)]
    button.click()
    return run(app)


def links(app: AppTest) -> list[str]:
    """The labels of the links to other pages."""
    return [str(link.value) for link in app.page_link]


def people_linked(app: AppTest) -> list[tuple[str, str]]:
    """Name and person ID of each link that leads to a person's page, in their order."""
    return [
        (str(link.value).replace("*", ""), person)
        for link in app.page_link
        for person in parse_qs(link.proto.query_string).get("person", ())
    ]


def is_blank(value: object) -> bool:
    return value is None or (not isinstance(value, list) and bool(value != value))


def words(app: AppTest) -> str:
    """All text of the page without the marks of Markdown."""
    parts = [*app.title, *app.subheader, *app.markdown, *app.caption, *app.success, *app.warning]
    parts += [*app.error, *app.info]
    return re.sub(r":\w+(/\w+)?:|\*\*|:\w+\[|\]", "", "\n".join(part.value for part in parts))
