"""What the plugin that indexes pages has to know of ours."""
