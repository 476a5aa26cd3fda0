"""Is this file a notebook? If not, what is it; if so, what does it need to run?"""
