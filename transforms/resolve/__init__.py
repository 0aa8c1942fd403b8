"""Postings -> opportunities and families, with reasons. Identity is decided by ids and facts; text only proposes."""

from transforms.resolve.candidates import Candidate
from transforms.resolve.doubts import Doubt, find_doubts
from transforms.resolve.engine import resolve, resolve_increment
from transforms.resolve.state import State

__all__ = ["Candidate", "Doubt", "State", "find_doubts", "resolve", "resolve_increment"]
