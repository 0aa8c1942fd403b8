"""OneForma's projects in WordPress. One post is many variants, each with its language and its own way to apply."""

import re
from functools import partial

from spiders.card import Card
from spiders.platforms import wordpress
from spiders.platforms.vendors import NO_STATEMENT

CARD = Card(
    name="oneforma", title="OneForma", homepage="https://www.oneforma.com/", operator="Centific", kind="platform",
    platform="oneforma", hosts=("www.oneforma.com",), completeness="natural_end", expected=(1, 3000),
    terms=NO_STATEMENT, reader="wordpress", key="www.oneforma.com/job",
)  # fmt: skip
_VALUES = {"language": "language", "apply_url": "apply_url"}
_JOB = re.compile(r"(?:/jobs/|[?&]jobId=)(\d{1,12})")
extract = partial(wordpress.extract_variants, key="apply_job", values=_VALUES, id_=_JOB)
