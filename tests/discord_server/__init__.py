"""A Discord of our own on 127.0.0.1: what a real client needs of one, and rules it must keep."""

from __future__ import annotations
