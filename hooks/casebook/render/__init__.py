"""Room four, render: a casebook to pages and files, without MkDocs; same input, same bytes."""
