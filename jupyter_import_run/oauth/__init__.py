"""Signing in on a host's own page: OAuth for applications without a secret.

``device`` shows a code (RFC 8628), ``redirect`` sends the browser there and back (RFC 6749
with PKCE, RFC 7636); ``tokens`` exchanges, renews and revokes. Everything goes through the
guarded client; nothing here knows which host is which.
"""
