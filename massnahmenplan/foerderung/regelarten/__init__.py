"""One module per kind of rule: the shape of its parameters and the few lines of law that apply it."""
