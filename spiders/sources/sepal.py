"""Sepal's public roles, from its tRPC batch call; a role's text and degree, no pay."""

from spiders.card import Card
from spiders.platforms import listing
from spiders.platforms.vendors import NO_STATEMENT
from transforms.records import Link

_CALL = "jobs.getPublicJobs?batch=1&input=%7B%220%22%3A%7B%22searchQuery%22%3A%22%22%7D%7D"
CARD = Card(
    name="sepal", title="Sepal", homepage="https://www.sepalai.com/", operator="Sepal AI", kind="platform",
    platform="sepal", hosts=("api.nexus.sepalai.com",), completeness="single_response", expected=(1, 500),
    terms=NO_STATEMENT, start=(Link(url=f"https://api.nexus.sepalai.com/trpc/{_CALL}"),),
)  # fmt: skip
extract = listing.make_extract(
    rows="0.result.data", title="jobTitle", text="jobDescription", written="markdown", url="applyUrl",
    values={"applyUrl": "apply_url", "educationLevelMinimum": "education"},
)  # fmt: skip
