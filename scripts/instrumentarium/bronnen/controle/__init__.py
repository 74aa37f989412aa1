"""Checks on sources that need no date of today and no product: what one file, or one kind of file, must hold."""
