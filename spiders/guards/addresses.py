"""No connection to an address that is not public, judged on the address that was resolved, at every single hop.

Every TCP connection of Twisted, with or without TLS, goes through `reactor.connectTCP` with a literal address: so a
name that answers public first and loopback later, decimal and hexadecimal spellings and redirects all end here.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from typing import Any

from spiders.guards.refused import Refused


def is_public(host: str) -> bool:
    """Whether a literal address is public; a name is not, for by the time of connecting there are only addresses.

    >>> [is_public(host) for host in ("93.184.215.14", "127.0.0.1", "::ffff:10.0.0.1", "169.254.169.254", "a.example")]
    [True, False, False, False, False]
    """
    try:
        address: Any = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    for inner in ("ipv4_mapped", "sixtofour"):
        address = getattr(address, inner, None) or address
    return bool(address.is_global and not address.is_multicast)


def guard_connections(reactor: Any, *, allowed: Collection[str] = (), none_at_all: bool = False) -> None:
    """Makes the reactor refuse addresses that are not public, except the `host:port` pairs named in `allowed`.

    `none_at_all` refuses every connection: a replay has no business on the network.
    """
    connect = reactor.connectTCP

    def guarded(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        named = f"{host}:{port}" in allowed
        if none_at_all or not (named or (is_public(host) and port in (80, 443))):
            raise Refused("address_refused")
        return connect(host, port, *args, **kwargs)

    reactor.connectTCP = guarded
