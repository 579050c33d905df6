"""The guide: what the models say of their own fields, for editors, pages and scaffolds."""
