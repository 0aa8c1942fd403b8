"""Postings -> opportunities and families, with reasons. Identity is decided by ids and facts; text only proposes."""

from transforms.resolve.candidates import Candidate
from transforms.resolve.cluster import resolve

__all__ = ["Candidate", "resolve"]
