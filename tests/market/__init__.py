"""A made-up market of postings with known identity: who copies whom, who is a sibling of whom. In our own words."""

from tests.market.adverts import Advert
from tests.market.nights import Market, make_adverts, make_market

__all__ = ["Advert", "Market", "make_adverts", "make_market"]
