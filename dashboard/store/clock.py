"""When something was done to the store: UTC, without a time zone, as the tables keep it."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
