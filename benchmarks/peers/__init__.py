"""Other programs set up for the same task; see compare.py."""
