"""What all HTML pages share: how they are asked for and answered, layout, assets, policy, languages."""
