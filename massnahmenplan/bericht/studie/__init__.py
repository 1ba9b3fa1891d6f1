"""The answers of a study in words, tables, pictures and files; nothing here computes."""
