"""The real PostgreSQL server of the warehouse's tests, for releases too."""

from tests.warehouse.conftest import postgres

__all__ = ["postgres"]
