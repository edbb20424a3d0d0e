"""What a process does that serves a site while somebody writes."""
