"""Where students come in, as it is shown on a projector."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import segno
from flask import current_app, request, url_for
from markupsafe import Markup

from ..services.classes import Taught
from ..services.throttle import network
from .identity import readable


@dataclass(frozen=True, slots=True)
class Entrance:
    """`address` is short, to be typed together with the code; `link` has the code in it.

    `alone` says that no other computer reaches this address.
    """

    address: str
    code: str
    link: str
    alone: bool

    @property
    def picture(self) -> Markup:
        """The link as a QR code, black on white whatever the theme: readers need it so."""
        drawn = segno.make(self.link, micro=False, error="m")
        return Markup(drawn.svg_inline(omitsize=True, svgclass="qr", lineclass=None, light="#fff"))  # noqa: S704 - squares only


def here() -> str:
    """Return the network this request comes from: a teacher's, and so most likely that of the class."""
    return network(request.remote_addr or "")


def entrance(taught: Taught) -> Entrance:
    # A laptop that serves its network is known there by another address than on its own screen.
    base = (current_app.config["LAN"] or request.host_url).rstrip("/")
    return Entrance(
        address=base.partition("//")[2] + url_for("student.join"),
        code=readable(taught.code),
        alone=is_loopback(urlsplit(base).hostname or ""),
        link=base + url_for("student.door", code=taught.code),
    )


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
