"""Pages: widgets, layout and signals of the places in the rail; they show, presenters act."""
