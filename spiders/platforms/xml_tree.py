"""A page's bytes as XML records: no document type, no entities of its own, no network, bounded by the parser."""

from __future__ import annotations

from typing import Any

from lxml import etree

from spiders.payload import VALUE_LIMIT, BrokenPage
from transforms.records import Page

_SPACES = {
    "http://www.w3.org/2005/Atom": "", "http://purl.org/rss/1.0/": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc", "https://teamtailor.com/locations": "tt",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
}  # fmt: skip
"""Prefixes of our own for namespaces that matter; what a document calls them is its own business."""


def make_xml(page: Page, *roots: str) -> Any:
    """The root element. Raises BrokenPage for what is no XML, declares a document type, or has another root."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(page.body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenPage("missing_envelope", "xml", str(error)[:VALUE_LIMIT]) from error
    info: Any = root.getroottree().docinfo
    if info.doctype:
        raise BrokenPage("missing_envelope", "xml", "a document type is declared")
    if name_of(root) not in roots:
        raise BrokenPage("missing_envelope", roots[0], str(root.tag)[:VALUE_LIMIT])
    return root


def name_of(element: Any) -> str:
    """An element's name with our own prefix: `title`, `content:encoded`; `other:name` where it is foreign."""
    tag = etree.QName(element)
    prefix = _SPACES.get(tag.namespace, "other") if tag.namespace else ""
    return f"{prefix}:{tag.localname}" if prefix else tag.localname


def make_record(element: Any) -> dict[str, Any]:
    """The children by name: a text, a record where there are elements below, a list where a name repeats."""
    record: dict[str, Any] = {}
    for child in element.iterchildren(tag=etree.Element):
        name, value = name_of(child), make_record(child) if len(child) else "".join(child.itertext()).strip()
        if name not in record:
            record[name] = value
        elif isinstance(record[name], list):
            record[name].append(value)
        else:
            record[name] = [record[name], value]
    return record
