"""What ships with the product, and what does a run leave on disk?"""
