"""Where students find this server: what is written on the board."""

from flask import current_app, request


def server_address() -> str:
    """Return the address to type, with a slash at its end; in a local network the one its other computers can reach."""
    return current_app.config["LAN"] or request.host_url


def readable(address: str) -> str:
    """Return the address as people type it, without what browsers add."""
    return address.removeprefix("http://").removeprefix("https://").rstrip("/")
