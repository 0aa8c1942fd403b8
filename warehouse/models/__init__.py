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
from warehouse.models.opportunities import Membership, Opportunity
from warehouse.models.postings import CURRENT, Posting, PostingVersion, Text, Version
from warehouse.models.runs import ClosedSighting, Issue, Observation, RawDoc, Reject, Release, SourceRun, ViewDefinition

__all__ = [
    "CURRENT", "Base", "ClosedSighting", "Issue", "Membership", "Observation", "Opportunity", "Posting",
    "PostingVersion",
    "RawDoc", "Reject", "Release", "SourceRun", "Text", "Version", "VersionCode", "VersionCountry", "VersionDegree",
    "VersionEvidence", "VersionLanguage", "VersionSpecialty", "VersionState", "ViewDefinition",
]  # fmt: skip
