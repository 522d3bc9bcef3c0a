"""How is one scenario carried out: from the words of a feature to subject, observers and demands?"""
