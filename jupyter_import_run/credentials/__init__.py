"""Accounts and their secrets: kept, renewed, and given to git by the credential protocol.

Git runs ``helper.py`` for every remote call, so what it imports to answer is kept small:
``request.py`` and ``quick.py`` know nothing but the standard library's cheapest parts.
"""
