"""What all sources on one vendor share, so that such a source is a name and a key: hosts, terms, completeness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spiders.card import Card, Completeness, Terms
from transforms.values import PublisherKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """A vendor of job boards. `host` may name the tenant, `{}`."""

    host: str
    terms: Terms
    completeness: Completeness
    delay: float = 1.0


NO_STATEMENT = Terms(
    status="unclear", read_on=date(2026, 10, 10), note="No statement on programs found; robots decides."
)
"""Terms of a site that says nothing of programs."""
_READ = date(2026, 8, 3)
_SILENT = "{} is silent on third-party readers."
_VENDORS = {
    "greenhouse": Vendor(host="boards-api.greenhouse.io", completeness="declared_total",
                         terms=Terms(status="unclear", read_on=_READ, note=_SILENT.format("Greenhouse"))),
    "lever": Vendor(host="api.lever.co", completeness="single_response",
                    terms=Terms(status="allowed", read_on=_READ,
                                note="Lever: published postings may be read by third parties.")),
    "ashby": Vendor(host="api.ashbyhq.com", completeness="single_response",
                    terms=Terms(status="unclear", read_on=_READ, note=_SILENT.format("Ashby"))),
    "workable": Vendor(host="apply.workable.com", completeness="single_response", terms=NO_STATEMENT,
                       delay=2.0),  # it answers 429 above a few requests at a time, with hours to wait
    "bamboohr": Vendor(host="{}.bamboohr.com", completeness="union",
                       terms=NO_STATEMENT),
}  # fmt: skip


def make_card(
    reader: str, key: str, *, name: str, title: str, homepage: str, operator: str, platform: str | None,
    expected: tuple[int, int], kind: PublisherKind = "platform", completeness: Completeness | None = None,
) -> Card:  # fmt: skip
    """The card of a tenant; `completeness` where a source reads less than the board declares."""
    vendor = _VENDORS[reader]
    return Card(
        name=name, title=title, homepage=homepage, operator=operator, kind=kind, platform=platform,
        hosts=(vendor.host.format(key),), terms=vendor.terms, completeness=completeness or vendor.completeness,
        expected=expected, reader=reader, key=key, delay=vendor.delay,
    )  # fmt: skip
