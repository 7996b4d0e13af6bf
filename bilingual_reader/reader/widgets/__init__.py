"""What the screens are made of. Widgets announce what happened; screens decide."""
