"""Results as Excel workbooks. Nothing here sees the database: rows come in, files go out."""
