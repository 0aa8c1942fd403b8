"""Imported once by the fork server: everything that a crawl imports anyway, so that each child starts warm.

Nothing here may install a reactor or open anything; children would share it.
"""

from __future__ import annotations

import encodings.idna  # noqa: F401  (loaded at the first host name otherwise)

import bs4  # noqa: F401
import scrapy.crawler
import scrapy.dupefilters
import scrapy.logformatter
import scrapy.statscollectors  # noqa: F401
from scrapy.settings import default_settings
from scrapy.utils.misc import load_object

import spiders.base
import spiders.child
import spiders.guards.addresses
import spiders.guards.bodies
import spiders.guards.patience
import spiders.guards.reservation
import spiders.guards.robots  # noqa: F401
from spiders.lines import warm_up
from spiders.registry import read_cards

# Scrapy imports even the components that are switched off.
for table in (
    default_settings.DOWNLOADER_MIDDLEWARES_BASE,
    default_settings.SPIDER_MIDDLEWARES_BASE,
    default_settings.EXTENSIONS_BASE,
):
    for path in table:
        load_object(path)
for name in ("DOWNLOADER", "SCHEDULER", "SCHEDULER_PRIORITY_QUEUE", "SCHEDULER_MEMORY_QUEUE", "ITEM_PROCESSOR"):
    load_object(getattr(default_settings, name))
load_object(default_settings.DOWNLOAD_HANDLERS_BASE["https"])
read_cards()
warm_up()
