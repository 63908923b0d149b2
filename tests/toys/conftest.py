"""What lies here is copied into another tree and tested there."""

collect_ignore_glob = ["*"]
