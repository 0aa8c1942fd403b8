"""The typed tables. Facts in `runs`, content in `postings` and `lists`, identity in `opportunities`."""

from warehouse.models.base import Base
from warehouse.models.lists import (
    VersionCode,
    VersionCountry,
    VersionDegree,
    VersionEvidence,
    VersionLanguage,
    VersionSpecialty,
    VersionState,
)
from warehouse.models.opportunities import Membership, Opportunity, ReplacedMembership
from warehouse.models.postings import CURRENT, Posting, PostingVersion, ReplacedVersion, Text, Version
from warehouse.models.runs import (
    ClosedSighting,
    Confirmation,
    Issue,
    Observation,
    RawDoc,
    Reject,
    Release,
    SourceRun,
    ViewDefinition,
)

__all__ = [
    "CURRENT", "Base", "ClosedSighting", "Confirmation", "Issue", "Membership", "Observation", "Opportunity", "Posting",
    "PostingVersion", "RawDoc", "Reject", "Release", "ReplacedMembership", "ReplacedVersion", "SourceRun", "Text",
    "Version", "VersionCode", "VersionCountry", "VersionDegree", "VersionEvidence", "VersionLanguage",
    "VersionSpecialty", "VersionState", "ViewDefinition",
]  # fmt: skip
