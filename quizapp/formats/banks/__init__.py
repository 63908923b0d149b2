"""Banks of questions as files: one module per format."""
