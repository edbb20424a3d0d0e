"""What tools and other teams found, as proposals that a person accepts or not."""
