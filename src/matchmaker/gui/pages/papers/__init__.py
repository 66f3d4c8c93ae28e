"""Parts of the page of documents."""
