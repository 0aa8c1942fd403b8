"""Runs migrations on the connection that `store.migrate` hands over, inside its transaction."""

from alembic import context

from warehouse.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_server_default=True,
)
context.run_migrations()
